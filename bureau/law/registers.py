"""The kinds of rows the register keeps, by the word in their address."""

from dataclasses import dataclass

from django.http import Http404

from bureau.law import forms
from bureau.law.models import DiscretionBenchmark, Organ, Statute, Violation, ViolationBasis
from bureau.timelimits.models import Rule


@dataclass(frozen=True)
class Register:
    """One kind: its model, form, the name of one row, the page that lists them, and its tab (empty outside the law)."""

    slug: str
    model: type
    form: type
    noun: str
    list_url: str
    tab: str


REGISTERS = {
    each.slug: each
    for each in (
        Register("statutes", Statute, forms.StatuteForm, "法规", "law:statutes", "statutes"),
        Register("violations", Violation, forms.ViolationForm, "案由", "law:violations", "violations"),
        Register("bases", ViolationBasis, forms.BasisForm, "处罚依据", "law:violations", "violations"),
        Register("organs", Organ, forms.OrganForm, "作出机关", "law:organs", "organs"),
        Register(
            "benchmarks", DiscretionBenchmark, forms.BenchmarkForm, "裁量基准", "law:benchmarks", "benchmarks"
        ),
        Register("rules", Rule, forms.RuleForm, "时限与数额", "timelimits:rules", "rules"),
    )
}


def register(each: Register) -> None:
    """Adds a kind of an upper room, kept in the same way."""
    REGISTERS[each.slug] = each


def register_or_404(slug: str) -> Register:
    """The kind of an address."""
    if slug not in REGISTERS:
        raise Http404
    return REGISTERS[slug]
