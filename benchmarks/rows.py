"""Synthetic rows in bulk: a bureau, its people, firms, cases with clocks. Deterministic."""

import random
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone

from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ, Violation, ViolationBasis
from bureau.staff.models import Certificate
from bureau.staff.roles import Role
from bureau.staff.services import add_office, add_person
from bureau.timelimits.models import Clock, Rule
from cases.models import Case, Clue, Decision, PriorNotice, Proposal
from inspections.models import Enterprise

TOWNS = ("城关镇", "石桥镇", "柳溪镇", "南塘镇", "枫林镇", "麦坪镇")
BATCH = 2000
RUNS_FOR = 85  # days


def bureau() -> SimpleNamespace:
    """One bureau with the people that cases need."""
    city = add_office(name="澜州市生态环境局", short_name="市局", kind="city")
    office = add_office(name="澜州市生态环境局青禾分局", short_name="青禾分局", kind="county", parent=city)
    people = {
        name: add_person(username=name, name=name, office=office, roles=[role], legal_qualified=True)
        for name, role in (
            ("officer", Role.OFFICER),
            ("partner", Role.OFFICER),
            ("leader", Role.LEADER),
            ("clerk", Role.CLERK),
        )
    }
    for number, name in enumerate(("officer", "partner")):
        Certificate.objects.create(
            user=people[name], number=f"B-{number}", issued_on=date(2019, 1, 1), expires_on=date(2035, 1, 1)
        )
    return SimpleNamespace(office=office, **people)


def firms(cast, count: int) -> list[Enterprise]:
    """Enterprises with invented codes (check digits are not asked for in bulk)."""
    start = Enterprise.objects.count()
    rows = [
        Enterprise(
            office=cast.office,
            code=f"91{n:016d}",
            name=f"青禾县测试企业{n}有限公司",
            short_name=f"测试企业{n}",
            initials=f"csqy{n}",
            category="general",
            industry="textile",
            town=TOWNS[n % 6],
            address="工业路",
        )
        for n in range(start, start + count)
    ]
    return Enterprise.objects.bulk_create(rows, batch_size=BATCH)


def cases(cast, count: int, of: list[Enterprise]) -> None:
    """Cases filed over ten years, evenly; those of the last months still run and have a clock."""
    dice, first = random.Random(7), Case.objects.count()
    violations = list(Violation.objects.order_by("pk")[:12])
    rule = Rule.objects.filter(key="case.limit").order_by("-effective_from").first()
    today = timezone.localdate()
    for start in range(first, first + count, BATCH):
        numbers = range(start, min(start + BATCH, first + count))
        facts = [
            _facts(n, cast, of[n % len(of)], today - timedelta(days=dice.randrange(3650)), violations)
            for n in numbers
        ]
        clues = Clue.objects.bulk_create(clue for clue, _ in facts)
        for clue, (_, case) in zip(clues, facts, strict=True):
            case.clue_id = clue.pk
        made = Case.objects.bulk_create(case for _, case in facts)
        Clock.objects.bulk_create(
            Clock(
                dossier_kind="cases.case",
                dossier_id=c.pk,
                rule=rule,
                key=rule.key,
                label=rule.label[:60],
                started_on=c.filed_on,
                due_on=c.next_due_on,
            )
            for c in made
            if c.next_due_on
        )


def _facts(n, cast, firm, day, violations):
    party = {"enterprise": firm, "party_name": firm.name, "office": cast.office}
    running = (timezone.localdate() - day).days < RUNS_FOR
    clue = Clue(
        number=f"测线{n}",
        source="inspection",
        received_on=day,
        content="x",
        state="filed",
        decided_on=day,
        **party,
    )
    case = Case(
        state="investigating" if running else "closed",
        number=f"澜环青立〔{day.year}〕{n}号",
        act_on=day,
        violation=violations[n % len(violations)],
        place="x",
        facts="x",
        handler=cast.officer,
        co_handler=cast.partner,
        filed_on=day,
        filed_by=cast.leader,
        closed_on=None if running else day + timedelta(days=80),
        next_due_on=day + timedelta(days=90) if running else None,
        next_due_label="案件办理" if running else "",
        **party,
    )
    return clue, case


def decided(cast, firm) -> Decision:
    """One case with everything its decision letter says."""
    day = date(2026, 9, 10)
    clue, case = _facts(
        10_000_000, cast, firm, day - timedelta(days=60), list(Violation.objects.order_by("pk")[:1])
    )
    clue.save()
    case.clue, case.facts = clue, "废水总排口外排废水化学需氧量浓度超过排放标准。" * 6
    case.save()
    basis = ViolationBasis.objects.filter(violation=case.violation).order_by("-pk").first()
    Proposal.objects.create(case=case, basis=basis, reasons="积极改正，主动配合调查。", fine=Decimal(120000))
    notice = PriorNotice.objects.create(
        case=case,
        document=_document(case, "prior_notice", day),
        issued_on=day,
        fine=Decimal(120000),
        hearing_offered=True,
        served_on=day,
        defence_until=day + timedelta(days=7),
        earliest_decision_on=day + timedelta(days=8),
    )
    return Decision(
        case=case,
        kind="penalty",
        notice=notice,
        decided_on=day + timedelta(days=20),
        decided_by=cast.leader,
        fine=Decimal(120000),
        outcome="normal",
        reasons="理由充分。",
        defence_handling="未提出陈述申辩。",
    )


def _document(case, kind, day) -> IssuedDocument:
    return IssuedDocument.objects.create(
        dossier_kind="cases.case",
        dossier_id=case.pk,
        type=kind,
        title="告知书",
        organ=Organ.objects.order_by("pk").first(),
        number="测1",
        sequence=1,
        year=day.year,
        issued_on=day,
        context={},
        verify_code="BENCH-0000",
    )
