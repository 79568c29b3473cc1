"""Forms made of a head and rows that work without scripts."""

from django import forms


class RowForm(forms.Form):
    """One line of a table. A line left empty is no line."""


class Rows(forms.BaseFormSet):
    """The lines of a record. `lines` are those filled and not struck out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs, form_kwargs={"use_required_attribute": False})

    @property
    def lines(self) -> list[dict]:
        """Cleaned lines in order."""
        return [
            {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE") and form.has_changed()
        ]


def rows_of(form: type, *, blank: int = 3):
    """A formset class with `blank` empty lines and a box to strike a line out."""
    return forms.formset_factory(
        form, formset=Rows, extra=blank, can_delete=True, max_num=200, absolute_max=400
    )


def one_more(data, prefix: str = "form", *, by: int = 2):
    """The posted data with `by` more empty lines: the button 加行 without scripts."""
    again = data.copy()
    key = f"{prefix}-TOTAL_FORMS"
    if again.get(key, "").isdigit():
        again[key] = str(min(int(again[key]) + by, 200))
    return again
