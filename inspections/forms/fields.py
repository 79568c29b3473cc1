"""Fields of the room: an enterprise by code or name, officers of the pool; forms of one row."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from bureau.dates import today
from bureau.staff.models import User
from inspections.models import Enterprise
from inspections.services.pool import officers_on


class RowForm(forms.ModelForm):
    """A form of one row; its empty choices are words, not dashes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = field.empty_label and "不选"
            elif isinstance(field, forms.ChoiceField) and field.choices and field.choices[0][0] == "":
                field.choices = [("", "请选择" if field.required else "不选"), *field.choices[1:]]


class EnterpriseInput(forms.TextInput):
    """A text box that offers the enterprises its words match; without script the words are judged on sending."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        offered = f"{name}-offered"
        context["widget"]["attrs"] |= {
            "list": offered,
            "autocomplete": "off",
            "hx-get": reverse("inspections:enterprise-options"),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{offered}",
            "hx-swap": "innerHTML",
        }
        return context

    def render(self, name, value, attrs=None, renderer=None):
        box = super().render(name, value, attrs, renderer)
        return format_html('{}<datalist id="{}-offered"></datalist>', box, name)


class EnterpriseField(forms.CharField):
    """An enterprise named by code, name or pinyin initials; exactly one of one's own bureau must match."""

    widget = EnterpriseInput

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "输入名称中的字、拼音首字母或统一社会信用代码，从列出的企业中选")
        super().__init__(**kwargs)
        self.user = None

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        mine = Enterprise.objects.visible_to(self.user).select_related("merged_into")
        found = list(mine.filter(code=text.upper())) or list(
            mine.filter(name=text) | mine.filter(short_name=text)
        )
        found = found or list(mine.matching(text)[:6])
        found = list(dict.fromkeys(row.stands_for for row in found))  # of merged ones the one that stays
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(f"名录中没有“{text}”。请先在企业档案登记。")
        raise forms.ValidationError(
            f"“{text}”对应多家：{'、'.join(e.name for e in found[:5])}。请写全称或代码。"
        )


class OfficerField(forms.ModelChoiceField):
    """A certified officer of the bureau."""

    def __init__(self, **kwargs):
        super().__init__(queryset=None, empty_label="请选择", **kwargs)

    def offer(self, office, on=None):
        """Fills the choices with the officers whose certificate is valid on a day."""
        self.queryset = User.objects.filter(
            pk__in=[person.pk for person in officers_on(office, on or today())]
        )
