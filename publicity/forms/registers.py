"""One form class per register, made from the table."""

from functools import cache

from django import forms

from bureau.forms import PastDayField
from bureau.staff.models import User
from publicity.forms.fields import WebAddressField
from publicity.registers import Register


class RegisterForm(forms.ModelForm):
    """The columns of a register; colleagues are offered from the actor's own bureau."""

    register: Register

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = User.objects.active().in_bureau_of(actor).order_by("office__path", "username")
        for name in (*self.register.people, *self.register.one_person):
            self.fields[name].queryset = colleagues
        for name in self.register.one_person:
            self.fields[name].empty_label = "请选择"
        for field in self.fields.values():
            if isinstance(field, forms.TypedChoiceField):
                field.choices = [
                    (value, label if value else "请选择" if field.required else "无")
                    for value, label in field.choices
                ]

    def validate_unique(self):
        """Nothing here is unique; the service checks the whole row."""

    @property
    def people(self) -> dict:
        """The columns that name several colleagues, as the service takes them."""
        return {name: self.cleaned_data[name] for name in self.register.people}


@cache
def form_for(register: Register) -> type[RegisterForm]:
    """The form class of one register."""
    widgets = {name: forms.CheckboxSelectMultiple for name in register.people}
    base = forms.modelform_factory(
        register.model,
        form=RegisterForm,
        fields=register.fields,
        widgets=widgets,
        field_classes={"held_on": PastDayField, "link": WebAddressField},
    )
    return type(f"{register.model.__name__}Form", (base,), {"register": register})


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class FileForm(forms.Form):
    """A photo or paper about a row."""

    upload = forms.FileField(
        label="照片或材料", help_text="JPG、PNG、PDF、XLSX、DOCX 或 MP4，入库时计算 SHA-256"
    )
    title = forms.CharField(label="名称", max_length=120, required=False)
