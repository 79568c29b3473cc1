"""Papers of orders and re-inspections as evidence, with the officers who made them and their certificates."""

from bureau.documents.chinese import date_text
from cases.models import Evidence, Proof, Recheck

ALL = tuple(Proof.Element)


def add(case, made: Recheck, *, elements=ALL, **facts) -> Evidence:
    """One piece collected by the two officers of a re-inspection, and which parts of the facts it proves."""
    day = made.on
    item = Evidence.objects.create(
        case=case,
        provider="执法人员制作",
        collected_by=made.officer_a,
        second_collector=made.officer_b,
        certificate_a=made.officer_a.certificate_no(day),
        certificate_b=made.officer_b.certificate_no(day),
        **facts,
    )
    Proof.objects.bulk_create([Proof(evidence=item, element=element) for element in elements])
    return item


def of_recheck(case, made: Recheck) -> Evidence:
    """The record of a re-inspection (复查笔录)."""
    return add(
        case,
        made,
        kind=Evidence.Kind.SCENE,
        title=f"复查笔录（{date_text(made.on)}）",
        obtained_on=made.on,
        proves=f"责令改正后的改正情况：{made.get_finding_display()}",
    )


def of_order(case, made: Recheck) -> Evidence:
    """The order and the proof of its service."""
    order = made.order
    return add(
        case,
        made,
        kind=Evidence.Kind.DOCUMENT,
        title=f"责令改正违法行为决定书（{order.document.number}）及送达回证",
        obtained_on=order.served_on,
        proves="责令立即改正违法行为并告知按日连续处罚后果，已送达",
        elements=(Proof.Element.TIME, Proof.Element.ACT),
    )


def of_decision(case, decision, made: Recheck) -> Evidence:
    """The original penalty decision."""
    return add(
        case,
        made,
        kind=Evidence.Kind.DOCUMENT,
        title=f"原行政处罚决定书（{decision.document.number}）",
        obtained_on=decision.decided_on,
        proves="原违法行为和原罚款数额",
    )
