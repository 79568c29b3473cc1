"""Rows of the other rooms as a year leaves them behind, written directly: figures count rows, not procedures."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ, Violation
from bureau.timelimits.models import Clock, Rule
from cases.models import (
    Case,
    Clue,
    CollectiveDiscussion,
    CorrectionOrder,
    Decision,
    LegalReview,
    PriorNotice,
    Sealing,
)
from inspections.models import Draw, DrawResult
from inspections.tests.factories import DrawPlanFactory, EnterpriseFactory

_numbers = count(1)


def moment(day: date, hour: int = 10, minute: int = 0):
    """A local moment."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def document(about, kind: str, on: date, by) -> IssuedDocument:
    """An issued document whose file is not asked for."""
    n = next(_numbers)
    return IssuedDocument.objects.create(
        dossier_kind=about._meta.label_lower,
        dossier_id=about.pk,
        type=kind,
        title=kind,
        organ=Organ.objects.order_by("pk").first(),
        number=f"澜环青测〔{on.year}〕{n}号",
        year=on.year,
        sequence=n,
        issued_on=on,
        issued_by=by,
        context={},
        verify_code=f"TEST-{n:09d}",
    )


def case(cast, on: date, *, enterprise=None, violation: int = 0, **facts) -> Case:
    """A case whose filing was approved on a day."""
    n = next(_numbers)
    firm = enterprise or EnterpriseFactory(office=cast.bureau)
    party = {"enterprise": firm, "party_name": firm.name, "office": cast.bureau}
    clue = Clue.objects.create(
        number=f"澜环青线〔{on.year}〕{n}号",
        source="inspection",
        received_on=on,
        content="检查发现",
        state="filed",
        decided_on=on,
        **party,
    )
    values = {
        "state": "investigating",
        "number": f"澜环青立〔{on.year}〕{n}号",
        "clue": clue,
        "act_on": on,
        "place": firm.address,
        "violation": Violation.objects.order_by("order")[violation],
        "facts": "外排废水超标",
        "handler": cast.officer,
        "co_handler": cast.partner,
        "filed_on": on,
        "filed_by": cast.leader,
        **party,
        **facts,
    }
    return Case.objects.create(**values)


def notice(of: Case, on: date, by) -> PriorNotice:
    """A prior notice issued on a day."""
    return PriorNotice.objects.create(
        case=of,
        document=document(of, "prior_notice", on, by),
        issued_on=on,
        fine=50000,
        hearing_offered=False,
    )


def decision(of: Case, on: date, by, *, fine="50000", served: bool = True, **facts) -> Decision:
    """A penalty decided on a day, after a notice two weeks before."""
    told = getattr(of, "notice", None) or notice(of, on - timedelta(days=14), by)
    values = {
        "kind": "penalty",
        "notice": told,
        "document": document(of, "penalty_decision", on, by),
        "decided_on": on,
        "decided_by": by,
        "fine": Decimal(fine),
        "outcome": "normal",
        "reasons": "理由",
        "defence_handling": "无",
        "served_on": on if served else None,
        **facts,
    }
    made = Decision.objects.create(case=of, **values)
    of.state, of.decided_on = "executing" if served else "decided", on
    of.save()
    return made


def exemption(of: Case, on: date, by, outcome: str = "first_exempt") -> Decision:
    """A decision not to punish."""
    return Decision.objects.create(
        case=of,
        kind="exempt",
        document=document(of, "exempt_decision", on, by),
        decided_on=on,
        decided_by=by,
        fine=0,
        outcome=outcome,
        reasons="理由",
        defence_handling="无",
        served_on=on,
    )


def sealing(of: Case, on: date, cast) -> Sealing:
    """A sealing carried out on a day."""
    return Sealing.objects.create(
        case=of,
        office=of.office,
        state="in_force",
        ground="evasion",
        reason="逃避监管排放",
        place=of.place,
        applied_on=on,
        approved_on=on,
        approved_by=cast.leader,
        sealed_on=on,
        officer_a=cast.officer,
        officer_b=cast.partner,
        scene_record="笔录",
    )


def order(of: Case, on: date, cast) -> CorrectionOrder:
    """An order to correct, issued."""
    return CorrectionOrder.objects.create(
        case=of,
        office=of.office,
        state="issued",
        violation=of.violation,
        enterprise=of.enterprise,
        party_name=of.party_name,
        facts="事实",
        demand="改正",
        correct_by=on + timedelta(days=30),
        officer_a=cast.officer,
        officer_b=cast.partner,
        issued_on=on,
        issued_by=cast.leader,
        document=document(of, "correction_order", on, cast.leader),
    )


def reviewed(of: Case, on: date, cast) -> None:
    """A legal review and a collective discussion on a day."""
    LegalReview.objects.create(case=of, reviewer=cast.reviewer, reviewed_on=on, agreed=True, opinion="同意")
    CollectiveDiscussion.objects.create(
        case=of, held_on=on, place="会议室", chair=cast.leader, minutes="记录", conclusion="同意"
    )


def clock(about, key: str, on: date, due: date, *, met: date | None = None) -> Clock:
    """A clock that was met, or still runs."""
    rule = Rule.objects.filter(key=key).order_by("-effective_from").first()
    return Clock.objects.create(
        dossier_kind=about._meta.label_lower,
        dossier_id=about.pk,
        rule=rule,
        key=key,
        label=rule.label[:60],
        started_on=on,
        due_on=due,
        state="met" if met else "running",
        met_on=met,
    )


def draw(cast, year: int, quarter: int, day: date, firms) -> Draw:
    """A draw revealed on a day, with the firms it drew."""
    plan = DrawPlanFactory(
        office=cast.bureau,
        year=year,
        quarter=quarter,
        state="running",
        public_source="彩票开奖结果",
        public_due_on=day,
    )
    made = Draw.objects.create(
        plan=plan,
        number=f"抽〔{year}〕{quarter}号",
        frozen_at=moment(day - timedelta(days=3)),
        frozen_by=cast.leader,
        pool="x",
        pool_digest="a" * 64,
        secret="b" * 64,
        commitment="c" * 64,
        public_source="彩票开奖结果",
        public_due_on=day,
        public_value="1234567",
        seed="d" * 64,
        revealed_at=moment(day),
        revealed_by=cast.officer,
        record="{}",
    )
    for rank, firm in enumerate(firms, start=1):
        DrawResult.objects.create(
            draw=made,
            enterprise=firm,
            stratum="general",
            rank=rank,
            ticket=f"{rank:064d}",
            place="selected",
            officer_a=cast.officer,
            officer_b=cast.partner,
        )
    return made
