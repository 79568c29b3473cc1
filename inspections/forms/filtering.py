"""A filter above a list: a GET form whose applied conditions can each be taken off."""

from django import forms


class FilterForm(forms.Form):
    """Base of list filters. Bound to request.GET; unknown values are ignored."""

    def asked(self) -> dict:
        """The valid conditions that were given."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def chips(self) -> list[dict]:
        """What is applied, in words, each with the address that drops it."""
        found = []
        for name, value in self.asked().items():
            field = self.fields[name]
            words = self.said(name, value)
            query = self.data.copy()
            for dropped in (name, "cursor"):
                query.pop(dropped, None)
            found.append({"text": f"{field.label} {words}".strip(), "url": f"?{query.urlencode()}"})
        return found

    def said(self, name: str, value) -> str:
        """A condition's value in words; a hidden one that is a mere key has none."""
        field = self.fields[name]
        return dict(getattr(field, "choices", [])).get(value, "" if field.widget.is_hidden else value)
