"""The worksheet of discretion inside the proposal form: one question per factor, evidence beside each."""

from decimal import Decimal

from django import forms

from bureau.forms import RowsField
from bureau.law import services as law

ZERO = Decimal(0)
BY_HAND = "none"


class EvidenceChoice(RowsField):
    """Pieces of evidence of the case."""


class WorksheetPart:
    """Mixin: `add_factors(case, on, asked)` in `prepare`, `compute(cleaned, limits)` in `clean`.

    `benchmarks` are those with factors that hold here on the day; `benchmark` the one in use, None by hand.
    """

    def add_factors(self, case, on, asked: str) -> None:
        """Chooses the benchmark and adds its questions."""
        found = law.benchmarks(case.violation, on, office=case.office)
        self.benchmarks = [b for b in found if any(f.options.all() for f in b.factors.all())]
        self.benchmark = next((b for b in self.benchmarks if str(b.pk) == asked), None)
        if self.benchmark is None and asked != BY_HAND and self.benchmarks:
            self.benchmark = self.benchmarks[0]
        self.factor_rows = [self._factor(case, factor) for factor in self._factors()]

    def _factors(self):
        return self.benchmark.factors.all() if self.benchmark else []

    def _factor(self, case, factor) -> tuple[str, str]:
        name, proof = f"factor_{factor.pk}", f"evidence_{factor.pk}"
        self.fields[name] = forms.ChoiceField(
            label=factor.name,
            required=factor.required,
            choices=[(option.pk, f"{option.label}（{_value(option)}）") for option in factor.options.all()],
            widget=forms.RadioSelect,
        )
        self.fields[proof] = EvidenceChoice(
            label=f"证据：{factor.name}", queryset=case.evidence.usable(), required=False
        )
        return name, proof

    def compute(self, cleaned, limits):
        """The worksheet, or None with an error at the form; fills `cleaned["sheet"]`."""
        chosen = {name: int(cleaned[name]) for name, _ in self.factor_rows if cleaned.get(name)}
        facts = {
            "benchmark": self.benchmark,
            "option_ids": list(chosen.values()),
            "adjustment": cleaned.pop("adjustment") or ZERO,
            "mitigation": cleaned.pop("mitigation") or ZERO,
        }
        try:
            result = law.worksheet(
                facts["benchmark"], limits, **{k: v for k, v in facts.items() if k != "benchmark"}
            )
        except ValueError as error:
            self.add_error(None, str(error))
            return None
        evidence = {
            chosen[name]: [item.pk for item in cleaned.get(proof) or ()]
            for name, proof in self.factor_rows
            if name in chosen
        }
        cleaned["sheet"] = facts | {"evidence": evidence}
        return result

    def drop_factors(self, cleaned) -> None:
        """Takes the questions out of the cleaned data."""
        for pair in self.factor_rows:
            for name in pair:
                cleaned.pop(name, None)


def _value(option) -> str:
    if option.percent is not None:
        return f"{option.percent.normalize():f}%"
    return f"{option.grade} 级" if option.grade else option.get_degree_display()
