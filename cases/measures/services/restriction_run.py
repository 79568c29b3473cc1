"""限制生产、停产整治 in force: service, extension, plan, report and release, checks, asking the government to close."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from cases import papers
from cases.execution.services.serving import record_service
from cases.investigation.services.investigation import refuse_uncertified
from cases.measures.services.noting import note_on_case
from cases.models import Restriction, RestrictionCheck
from cases.workflow import RESTRICTIONS


@transaction.atomic
def serve_restriction(*, restriction: Restriction, actor, **service) -> Restriction:
    """Service puts it in force; the term of a limit and the fifteen working days for the plan begin."""
    RESTRICTIONS.require(restriction, "serve_restriction", actor=actor)
    served = record_service(document=restriction.document, actor=actor, case=restriction.case, **service)
    on = served.served_on
    with RESTRICTIONS.step(restriction, "serve_restriction", actor=actor, on=on) as row:
        row.served_on = on
    if row.is_limit:
        timelimits.start(row, "limit.term", on=on, actor=actor)
    note_on_case(row, actor, "送达", on)
    return row


@transaction.atomic
def extend_restriction(
    *, restriction: Restriction, actor, reason: str, on: date | None = None
) -> Restriction:
    """Three more months at most, told in writing (限产停产办法 第15条)."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "extend_restriction", actor=actor, on=on, note=reason) as row:
        first = timelimits.extend(row, "limit.term", on=on, reason=reason[:200], by=actor)
        row.extended_on, row.extension_reason = on, reason
        paper = papers.restriction_extension(row, until=first.due_on, on=on)
        documents.issue(row.case, "limit_extension", actor=actor, on=on, context=paper)
    note_on_case(row, actor, "延长", on)
    return row


@transaction.atomic
def file_plan(*, restriction: Restriction, actor, plan_public: str, on: date | None = None) -> Restriction:
    """整改方案 filed and public (限产停产办法 第16条)."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "file_plan", actor=actor, on=on) as row:
        row.plan_on, row.plan_public = on, plan_public
    note_on_case(row, actor, "整改方案备案：", on)
    return row


@transaction.atomic
def file_report(
    *,
    restriction: Restriction,
    actor,
    rectified_on: date,
    report: str,
    monitoring_report: str,
    output_comparison: str,
    on: date | None = None,
) -> Restriction:
    """整改完成报备: released on the day of filing, nobody approves (限产停产办法 第17条). Filed late is noted."""
    on = on or today()
    if rectified_on > on:
        raise ValidationError({"rectified_on": f"整改完成日期晚于报备日期 {on}。请核对日期。"})
    late = timelimits.due("limit.done.report", rectified_on, office=restriction.office).on
    data = {"rectified_on": rectified_on, "late": on > late}
    with RESTRICTIONS.step(restriction, "file_report", actor=actor, on=on, data=data) as row:
        row.rectified_on, row.report = rectified_on, report
        row.monitoring_report, row.output_comparison = monitoring_report, output_comparison
        row.released_on, row.release_ground = on, "整改完成报备"
    note_on_case(row, actor, "整改完成报备，即日解除", on)
    return row


@transaction.atomic
def expire_restriction(*, restriction: Restriction, actor, on: date | None = None) -> Restriction:
    """限制生产 ends with its term; what follows is a check."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "expire_restriction", actor=actor, on=on) as row:
        row.released_on, row.release_ground = on, "限制生产期限届满"
    note_on_case(row, actor, "期满解除", on)
    return row


@transaction.atomic
def end_restriction(
    *, restriction: Restriction, actor, ground: str, basis: str, on: date | None = None
) -> Restriction:
    """The measure falls away: closed by the government, quashed, or the firm is no more. `basis` names the paper."""
    on = on or today()
    data = {"ground": ground}
    with RESTRICTIONS.step(restriction, "end_restriction", actor=actor, on=on, note=basis, data=data) as row:
        row.released_on, row.release_ground = on, Restriction.EndGround(ground).label
    note_on_case(row, actor, "措施终止", on)
    return row


@transaction.atomic
def check_restriction(*, restriction: Restriction, actor, officer_b, **facts) -> RestrictionCheck:
    """A check while the measure lasts: obeyed or not."""
    return _check(restriction, actor, officer_b, "check_restriction", RestrictionCheck.Kind.DURING, facts)


@transaction.atomic
def follow_up(*, restriction: Restriction, actor, officer_b, **facts) -> RestrictionCheck:
    """跟踪检查 within thirty days of release (限产停产办法 第20条)."""
    return _check(restriction, actor, officer_b, "follow_up", RestrictionCheck.Kind.FOLLOW_UP, facts)


def _check(restriction, actor, officer_b, step: str, kind: str, facts: dict) -> RestrictionCheck:
    on = facts["checked_on"]
    refuse_uncertified("登记检查", on, actor, officer_b, case=restriction.case)
    with RESTRICTIONS.step(restriction, step, actor=actor, on=on, note=facts["findings"]) as row:
        check = RestrictionCheck(restriction=row, kind=kind, officer_a=actor, officer_b=officer_b, **facts)
        check.full_clean(exclude=["restriction", "document"])
        paper = papers.restriction_check(row, check, on=on)
        check.document = documents.issue(row.case, "restriction_check", actor=actor, on=on, context=paper)
        check.save()
    note_on_case(row, actor, f"{check.get_kind_display()}：", on)
    return check


@transaction.atomic
def ask_for_closure(*, restriction: Restriction, actor, ground: str, on: date | None = None) -> Restriction:
    """报请停业、关闭: the government decides (限产停产办法 第8条)."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "ask_for_closure", actor=actor, on=on, note=ground) as row:
        row.closure_asked_on, row.closure_ground = on, ground
        documents.issue(
            row.case, "closure_request", actor=actor, on=on, context=papers.closure_request(row, on=on)
        )
    note_on_case(row, actor, "报请停业、关闭：", on)
    return row
