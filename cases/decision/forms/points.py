"""A checklist inside a form: one answer and one note per point."""

from django import forms

from cases.forms import OnForm

ANSWERS = (("1", "符合"), ("0", "存在问题"))


class PointsForm(OnForm):
    """`points` in the cleaned data is the list the models keep; the fields themselves are taken out."""

    table: tuple = ()

    def prepare(self):
        for key, label in self.table:
            self.fields[f"point_{key}"] = forms.ChoiceField(
                label=label, choices=ANSWERS, widget=forms.RadioSelect
            )
            self.fields[f"note_{key}"] = forms.CharField(
                label=f"说明：{label}", required=False, max_length=200, help_text="选填；不符合的请写明"
            )
        self.order_fields(["on", *(name for name in self.fields if name.startswith(("point_", "note_")))])

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        cleaned["points"] = [
            {
                "key": key,
                "label": label,
                "ok": cleaned.pop(f"point_{key}") == "1",
                "note": cleaned.pop(f"note_{key}"),
            }
            for key, label in self.table
        ]
        return cleaned
