from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password

from bureau.record import services as record
from bureau.staff.models import Certificate, OffDuty, Office, RoleGrant, User
from bureau.staff.services import add_office

admin.site.site_header = admin.site.site_title = "机构、人员与作出机关"
admin.site.index_title = "管理"
admin.site.unregister(Group)  # rights come from RoleGrant alone


def own_offices(user):
    """The bureau of a person and the offices below it."""
    return Office.objects.filter(path__startswith=user.scope_path)


class UserForm(forms.ModelForm):
    """The administrator may set a new password here; an empty field keeps the old one."""

    new_password = forms.CharField(label="新密码", required=False, widget=forms.PasswordInput)

    class Meta:
        model = User
        fields = [
            "username",
            "name",
            "office",
            "post",
            "extension",
            "email",
            "legal_qualified",
            "keeps_law",
            "is_active",
        ]

    def clean_new_password(self):
        password = self.cleaned_data["new_password"]
        if password:
            validate_password(password, self.instance)
        return password

    def save(self, commit=True):
        if self.cleaned_data["new_password"]:
            self.instance.set_password(self.cleaned_data["new_password"])
        elif not self.instance.pk:
            self.instance.set_unusable_password()
        return super().save(commit)


class GrantInline(admin.TabularInline):
    model = RoleGrant
    fk_name = "user"
    fields = ["role"]
    extra = 0


class CertificateInline(admin.TabularInline):
    model = Certificate
    extra = 0


class OffDutyInline(admin.TabularInline):
    """Periods may be added; one that stands is not taken back here, or acts of these days would become lawful."""

    model = OffDuty
    extra = 0
    can_delete = False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    inlines = [GrantInline, CertificateInline, OffDutyInline]
    list_display = ["username", "name", "office", "is_active"]
    list_filter = ["is_active", "grants__role"]
    search_fields = ["username", "name"]

    def get_queryset(self, request):
        """People of the administrator's own bureau."""
        return super().get_queryset(request).in_bureau_of(request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "office":
            kwargs["queryset"] = own_offices(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """The right to keep the register of law is given and taken back on record."""
        super().save_model(request, obj, form, change)
        if "keeps_law" in form.changed_data:
            act = "授予" if obj.keeps_law else "收回"
            record.append(
                obj, actor=request.user, verb="keeps_law", label=f"{act}法规维护权：{obj.name}", legal=True
            )

    def save_formset(self, request, form, formset, change):
        for grant in formset.save(commit=False):
            if isinstance(grant, RoleGrant) and grant.granted_by_id is None:
                grant.granted_by = request.user
        formset.save()

    def has_delete_permission(self, request, obj=None):
        return False  # people stay in the record; they are switched off instead


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ["name", "short_name", "kind", "parent"]
    fields = ["name", "short_name", "kind", "parent", "head"]

    def get_queryset(self, request):
        """The administrator's own bureau and the offices below it."""
        return super().get_queryset(request).filter(path__startswith=request.user.scope_path)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = own_offices(request.user)
            kwargs["required"] = True
        if db_field.name == "head":
            kwargs["queryset"] = User.objects.in_bureau_of(request.user).active().order_by("name")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            made = add_office(name=obj.name, short_name=obj.short_name, kind=obj.kind, parent=obj.parent)
            obj.pk = made.pk
            Office.objects.filter(pk=made.pk).update(head=obj.head)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return ["parent"] if obj else []
