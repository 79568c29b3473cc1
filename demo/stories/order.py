"""An order to correct that follows a finding of a visit, without a case."""

from collections.abc import Iterator
from datetime import date, timedelta

from bureau.dates import today
from cases.measures.services import order
from cases.models import CorrectionOrder, Service
from demo.days import office_day
from inspections.models import Finding


def after_finding(finding: Finding, cast) -> Iterator[date]:
    """Drafted, signed, served, re-inspected: corrected."""
    task, firm = finding.task, finding.task.enterprise
    yield office_day(today() + timedelta(days=1))
    made = order.draft_order(
        actor=task.officer_a,
        officer_b=task.officer_b,
        violation=finding.violation,
        facts=finding.description,
        demand="立即改正，完善制度，防止再次发生。",
        correct_by=today() + timedelta(days=15),
        finding=finding,
        office=task.office,
        enterprise=firm,
        party_name=firm.name,
        party_kind="entity",
        party_code=firm.code,
        party_address=firm.address,
        party_representative=firm.legal_representative,
        party_phone=firm.phone,
    )
    key = order.issue_order(order=made, actor=cast.tangsy).pk
    yield office_day(today() + timedelta(days=2))
    order.serve_order(
        order=CorrectionOrder.objects.get(pk=key),
        actor=task.officer_a,
        officer_b=task.officer_b,
        mode="direct",
        sent_on=today(),
        served_on=today(),
        place=firm.address,
        receiver=firm.contact,
        relation=Service.Relation.NAMED,
        identity="环保负责人，受托签收",
    )
    yield office_day(today() + timedelta(days=16))
    order.recheck(
        order=CorrectionOrder.objects.get(pk=key),
        actor=task.officer_a,
        corrected=True,
        result="已按要求改正。",
    )
