"""The list of one register as asked for in the address: year, filters, text, withdrawn ones; with its sums."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import BooleanField, QuerySet, Sum

from bureau.dates import today
from publicity.cells import cell, on_screen
from publicity.registers import Register

BOOLEAN_CHOICES = (("1", "是"), ("0", "否"))


@dataclass(frozen=True)
class Filter:
    """One select above the list."""

    name: str
    label: str
    choices: tuple
    value: str
    without: str

    @property
    def chosen(self) -> str:
        """The chosen option in words, or an empty string."""
        return dict(self.choices).get(self.value, "")


class Listing:
    """What the address asks of a register. Unknown values are ignored, so that an old link still opens."""

    def __init__(self, register: Register, user, query):
        self.register = register
        self.visible = register.rows().visible_to(user)
        self.text = query.get("q", "").strip()[:60]
        self.query = query
        self.withdrawn = query.get("show") == "withdrawn"
        self.years = self._years()
        self.year = self._year(query.get("year", ""))
        self.filters = [self._filter(name, query.get(name, "")) for name in register.filters]

    def _year(self, text: str) -> int | None:
        if text == "all":
            return None
        return int(text) if text.isdecimal() and int(text) in self.years else today().year

    def _years(self) -> list[int]:
        held = self.visible.dates("held_on", "year", order="DESC")
        return sorted({today().year, *(day.year for day in held)}, reverse=True)

    def _filter(self, name: str, value: str) -> Filter:
        field = self.register.model._meta.get_field(name)
        choices = (
            BOOLEAN_CHOICES if isinstance(field, BooleanField) else tuple(c for c in field.choices if c[0])
        )
        return Filter(
            name,
            str(field.verbose_name),
            choices,
            value if value in dict(choices) else "",
            self._without(name),
        )

    def _without(self, name: str) -> str:
        return "?" + urlencode({k: v for k, v in self.query.items() if k not in (name, "cursor")})

    @property
    def rows(self) -> QuerySet:
        """The rows asked for."""
        rows = self.visible.exclude(withdrawn_at=None) if self.withdrawn else self.visible.current()
        if self.year:
            rows = rows.in_year(self.year)
        for one in self.filters:
            if one.value:
                rows = rows.filter(**{one.name: one.value})
        return rows.filter(**{f"{self.register.name_column}__icontains": self.text}) if self.text else rows

    @property
    def sums(self) -> list[tuple[str, str]]:
        """(heading, total) of the columns added up, over exactly the rows listed."""
        if not self.register.sums:
            return []
        totals = self.rows.order_by().aggregate(**{f"sum_{name}": Sum(name) for name in self.register.sums})
        return [
            (self.register.label(name), on_screen(totals[f"sum_{name}"] or 0)) for name in self.register.sums
        ]

    def sheet(self):
        """Every row as cells, for files: all columns of the form, so that nothing entered is lost."""
        for row in self.rows.order_by("held_on", "pk").iterator(chunk_size=500):
            yield [cell(row, name) for name in self.register.fields]

    @property
    def sheet_headings(self) -> list[str]:
        """The headings of a file."""
        return [self.register.label(name) for name in self.register.fields]
