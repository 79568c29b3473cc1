"""Rows of a list inside a form: added and removed by buttons that work without script."""

from django import forms

from cases.models import SealedItem

BLANK_ROWS = 3


class ItemForm(forms.ModelForm):
    """One object of 查封清单."""

    class Meta:
        model = SealedItem
        fields = ("name", "model", "quantity", "place", "tie", "relation", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            css = "form-select" if name == "tie" else "form-control"
            field.widget.attrs.update({"class": css, "aria-label": field.label})
        self.fields["tie"].choices = [("", "请选择"), *SealedItem.Tie.choices]


ItemRows = forms.formset_factory(ItemForm, extra=0, min_num=1, max_num=200, validate_min=True)
FIELDS = ItemForm.Meta.fields


def typed_rows(data, drop: int | None = None) -> list[dict]:
    """The rows as typed, without empty ones and without the one to drop."""
    count = (
        min(int(data.get("item-TOTAL_FORMS") or 0), 200) if data.get("item-TOTAL_FORMS", "0").isdigit() else 0
    )
    rows = [
        {name: data.get(f"item-{number}-{name}", "") for name in FIELDS}
        for number in range(count)
        if number != drop
    ]
    return [row for row in rows if any(row.values())]


def blank_rows(rows: list[dict], more: int = BLANK_ROWS) -> ItemRows:
    """An unbound list with `rows` and some empty ones below."""
    return ItemRows(prefix="item", initial=[*rows, *[{} for _ in range(more)]])


def bound_rows(data) -> ItemRows:
    """The list as sent, empty rows left out so that they ask for nothing."""
    rows = typed_rows(data)
    sent = {f"item-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return ItemRows({**sent, "item-TOTAL_FORMS": len(rows), "item-INITIAL_FORMS": 0}, prefix="item")
