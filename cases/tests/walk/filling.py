"""Fills any form as somebody at a keyboard would: mostly sensibly, sometimes not."""

from datetime import timedelta
from random import Random

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.formsets import BaseFormSet
from django.utils import timezone

from bureau.dates import today
from bureau.forms import DayField, MoneyField
from cases.moments import MomentField

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
WORDS = (
    "经核查属实",
    "江岸",
    "同意",
    "固体废物污染环境防治法 第27条",
    "超标 1.33 倍 = 12",
    "123",
    "青禾县清波路18号",
)
SILLY = ("", " ", "x" * 5000, "<script>alert(1)</script>", "😀", "-1", "13月5日", "0", "9" * 30, "’; --")
AMOUNTS = ("100000", "150000", "200000", "500000", "600000", "0", "1", "99999.99", "10000000")


class Hand:
    """One way of typing: `folly` is how often a field gets what does not belong there, `care` how often one gets
    anything that need not be filled.
    """

    def __init__(self, random: Random, folly: float = 0.03, care: float = 0.5):
        self.random, self.folly, self.care = random, folly, care

    def typed(self, context: dict) -> dict:
        """What is sent for every form and list of rows a page was drawn with."""
        sent: dict = {}
        for part in context.values():
            if isinstance(part, BaseFormSet):
                sent |= self._rows(part)
            elif isinstance(part, forms.BaseForm):
                sent |= self._form(part)
        return sent

    def _rows(self, rows: BaseFormSet) -> dict:
        sent = {f"{rows.prefix}-TOTAL_FORMS": "1", f"{rows.prefix}-INITIAL_FORMS": "0"}
        row = rows.forms[0] if rows.forms else rows.empty_form
        blank = {name.rpartition("-")[2]: value for name, value in self._form(row).items()}
        return sent | {f"{rows.prefix}-0-{name}": value for name, value in blank.items()}

    def _form(self, form: forms.BaseForm) -> dict:
        sent = {}
        for name, field in form.fields.items():
            value = self._value(form, name, field)
            if value not in (None, "", []):
                sent[form.add_prefix(name)] = value
        return sent

    def _value(self, form, name: str, field: forms.Field):
        chance = self.random.random
        initial = form.get_initial_for_field(field, name)
        if chance() < self.folly:
            return self.random.choice(SILLY)
        if initial not in (None, "", False) and chance() < 0.8:
            return _as_typed(initial, field)
        if not field.required and not isinstance(field, forms.BooleanField) and chance() > self.care:
            return None
        return self._by_kind(field)

    def _by_kind(self, field: forms.Field):
        pick = self.random
        for kinds, answer in (
            (forms.BooleanField, lambda: "on" if pick.random() < 0.85 else None),
            (forms.FileField, lambda: SimpleUploadedFile("材料.pdf", PDF)),
            (DayField, self._day),
            (MomentField, self._moment),
            (MoneyField, lambda: pick.choice(AMOUNTS)),
            ((forms.IntegerField, forms.DecimalField), lambda: str(pick.choice((1, 2, 3, 5, 10, 24, 2026)))),
            ((forms.ModelMultipleChoiceField, forms.MultipleChoiceField), lambda: self._several(field)),
            ((forms.ModelChoiceField, forms.ChoiceField), lambda: self._one(field)),
        ):
            if isinstance(field, kinds):
                return answer()
        return pick.choice(WORDS)

    def _choices(self, field) -> list[str]:
        found = []
        for value, label in field.choices:
            found += [v for v, _ in label] if isinstance(label, list | tuple) else [value]
        return [str(value) for value in found if str(value)]

    def _one(self, field):
        choices = self._choices(field)
        return self.random.choice(choices) if choices else None

    def _several(self, field):
        choices = self._choices(field)
        return self.random.sample(choices, min(len(choices), self.random.choice((1, 3, 3, 4))))

    def _day(self) -> str:
        far = self.random.random() < 0.15
        return str(today() + timedelta(days=self.random.randint(-30, 30) if far else 0))

    def _moment(self) -> str:
        moment = timezone.localtime() - timedelta(minutes=self.random.choice((0, 5, 20, 50, 60, 1500)))
        return moment.strftime("%Y-%m-%d %H:%M")


def _as_typed(value, field: forms.Field):
    if isinstance(value, list | tuple | set):
        return [str(getattr(part, "pk", part)) for part in value]
    if isinstance(field, MomentField):
        return field.prepare_value(value)
    return str(getattr(value, "pk", value))
