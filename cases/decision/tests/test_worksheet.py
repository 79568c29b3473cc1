"""The worked example of law.md §15 end to end: 220,000 by model A, 262,000 by model C; hearing told, no discussion."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.law.models import DiscretionBenchmark
from cases.decision.services import proposal as proposing
from cases.decision.thresholds import needs_discussion, offers_hearing
from cases.models import DiscretionSheet
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db


def _options(benchmark, *labels) -> list[int]:
    found = {(f.name, o.label): o.pk for f in benchmark.factors.all() for o in f.options.all()}
    return [pk for (_, label), pk in found.items() if label in labels]


def _propose(story, cast, benchmark, labels, **facts):
    case = story.until(C.INVESTIGATING)
    basis = case.violation.bases.in_force(story.start).of_entities().get(tier="")
    sheet = {"benchmark": benchmark, "option_ids": _options(benchmark, *labels)}
    sheet |= facts.pop("sheet", {})
    return proposing.propose(
        case=case,
        actor=cast.officer,
        basis=basis,
        reasons="按裁量基准。",
        limits=basis.range(),
        duty_articles="排污许可条例 第17条",
        sheet=sheet,
        **facts,
    )


A = ("1 倍以上 3 倍以下", "100 吨以上不足 500 吨", "第二次")


def test_model_a_with_harm_removed_is_220000(conduct, cast):
    story = conduct()
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    proposal = _propose(
        story, cast, benchmark, A, fine=Decimal("220000"), outcome="lighter", grounds=("removed_harm",),
        sheet={"adjustment": Decimal(-10)},
    )  # fmt: skip
    sheet = proposal.sheet
    assert (sheet.amount, sheet.deviates, sheet.data["clamped"]) == (Decimal("220000.00"), False, "")
    assert [step["subtotal"] for step in sheet.data["steps"]][-1] == "220,000元"
    case = story.fresh()
    assert offers_hearing(case, date(2026, 9, 20)) and not needs_discussion(case, date(2026, 9, 20))
    assert "主动消除或者减轻违法行为危害后果" in sheet.data["reasons"]


def test_model_c_of_grades_3221_is_262000(conduct, cast):
    story = conduct()
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-c")
    labels = ("1 倍以上 3 倍以下", "100 吨以上不足 500 吨", "第二次", "不足 5 日")
    proposal = _propose(story, cast, benchmark, labels, fine=Decimal("262000"), outcome="normal")
    assert proposal.sheet.amount == Decimal("262000.00")
    case = story.fresh()
    assert offers_hearing(case, date(2026, 9, 20)) and not needs_discussion(case, date(2026, 9, 20))


def test_leaving_the_result_needs_a_reason(conduct, cast):
    story = conduct()
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    facts = {"fine": Decimal("300000"), "outcome": "normal"}
    with pytest.raises(ValidationError) as error:
        _propose(story, cast, benchmark, A, **facts)
    assert "与裁量结果不一致" in str(error.value) and not DiscretionSheet.objects.exists()
    proposal = _propose(
        story, cast, benchmark, A, **facts, sheet={"deviation_reason": "配合调查，酌情减少。"}
    )
    assert proposal.sheet.deviates


def test_the_form_computes_line_by_line_and_keeps_evidence(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    story.add_evidence()
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    client, url = signed_in(cast.officer), reverse("cases:proposal", args=[case.pk])
    page = client.get(url)
    assert "裁量基准" in page.content.decode()
    factors = [f for f in benchmark.factors.all() if f.required]
    picked = _options(benchmark, *A)
    sent = {
        "basis": page.context["form"].initial["basis"],
        "benchmark": benchmark.pk,
        "duty_articles": "排污许可条例 第17条",
        "outcome": "lighter",
        "grounds": ["removed_harm"],
        "adjustment": "-10",
        "reasons": "按裁量基准",
        **{f"factor_{f.pk}": next(o.pk for o in f.options.all() if o.pk in picked) for f in factors},
        f"evidence_{factors[0].pk}": [case.evidence.first().pk],
    }
    tried = client.post(url, {**sent, "try": "1"})
    assert tried.status_code == 200 and "220,000" in tried.content.decode()
    assert not hasattr(story.fresh(), "proposal")
    assert (
        client.post(url, {**sent, "outcome": "normal"}).status_code == 422
    )  # direction and outcome disagree
    assert client.post(url, {**sent, "grounds": ["alert"]}).status_code == 422
    assert client.post(url, {**sent, "fine": "250000"}).status_code == 422  # deviation without a reason
    assert client.post(url, sent).status_code == 302
    proposal = story.fresh().proposal
    assert proposal.fine == Decimal("220000.00")
    assert proposal.sheet.choices.first().evidence.count() == 1
    paper = client.get(reverse("cases:discretion-sheet", args=[case.pk, proposal.sheet.pk]))
    assert paper.content.startswith(b"%PDF")
    tab = client.get(reverse("cases:case", args=[case.pk]) + "?tab=decision").content.decode()
    assert "裁量计算过程" in tab and "须告知听证权" in tab


def test_the_form_keeps_other_kinds_of_penalty(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    client, url = signed_in(cast.officer), reverse("cases:proposal", args=[case.pk])
    sent = {
        "basis": client.get(url).context["form"].initial["basis"], "benchmark": "none", "fine": "120000",
        "duty_articles": "排污许可条例 第17条", "outcome": "normal", "reasons": "x",
        "item_1_kind": "rectify", "item_1_term": "3个月",
    }  # fmt: skip
    assert client.post(url, sent).status_code == 422  # what has to stop?
    assert client.post(url, {**sent, "item_1_object": "二车间印染生产线"}).status_code == 302
    case = story.fresh()
    assert case.proposal.items.get().kind == "rectify"
    day = date(2026, 9, 20)
    assert offers_hearing(case, day) and needs_discussion(case, day)  # by kind, not by amount
