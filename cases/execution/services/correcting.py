"""Correction of a service that was registered wrongly: withdrawn, not deleted; clocks run from the right day."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases.clocks import alive_clock
from cases.decision.services.notice import defence_end
from cases.execution.guards.enforcement import open_application
from cases.execution.services import ripening
from cases.execution.services.clocks import refresh_court_clock
from cases.execution.services.serving import record_service
from cases.models import Case, CorrectionOrder, Demand, Service
from cases.workflow import CASES

LABEL = "更正送达登记"


@transaction.atomic
def correct_service(*, case: Case, service: Service, actor, why: str, **facts) -> Service:
    """Withdraws the wrong entry with its receipt and registers the right one; what ran from it runs anew.

    Refused when a decision or application already rests on the wrong day: that must be undone first.
    """
    if service.withdrawn_on:
        raise ValidationError("没有更正：这条登记已经撤回。请在文书下查看有效的登记。")
    _refuse_too_late(case, service)
    data = {"service": service.pk, "document": service.document, "was": service.served_on}
    with CASES.step(case, "correct_service", actor=actor, data=data, note=why) as row:
        service.withdrawn_on, service.withdrawn_by, service.withdrawn_reason = today(), actor, why
        service.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
        if service.receipt and not service.receipt.is_void:
            documents.void(service.receipt, actor=actor, reason=f"送达登记有误：{why}"[:200])
        right = record_service(document=service.document, actor=actor, case=row, **facts)
        _rerun(row, right, actor)
    return right


def _refuse_too_late(case: Case, service: Service) -> None:
    """What has been built on the wrong day cannot be moved silently."""
    notice = getattr(case, "notice", None)
    if notice and notice.document_id == service.document_id and hasattr(case, "decision"):
        text = "已据此作出处罚决定，告知的送达日期不能再更正。确有错误的，请依法撤销或者变更决定。"
        raise Refused(LABEL, [Refusal(text, "行政处罚法 第62条、第75条")])
    if open_application(case):
        text = "已申请强制执行，送达日期不能再更正。请向受理法院说明。"
        raise Refused(LABEL, [Refusal(text, "行政强制法 第53条")])


def _rerun(case: Case, service: Service, actor) -> None:
    """Moves what the paper started: by the row that holds the paper."""
    document, day = service.document_id, service.served_on
    decision, notice = getattr(case, "decision", None), getattr(case, "notice", None)
    order = CorrectionOrder.objects.filter(document_id=document).first()
    demand = Demand.objects.filter(document_id=document).first()
    if decision and decision.document_id == document:
        _move_decision(case, decision, day, actor)
    elif notice and notice.document_id == document:
        _move_notice(case, notice, day, actor)
    elif order:
        _move_order(order, day, actor)
    elif demand:
        ripening.serve(demand, case, day, actor)


def _restart(dossier, key: str, day: date, actor):
    """A living clock of `key` begins anew on the right day; one that is over stays as it is."""
    if alive_clock(dossier, key) is None:
        return timelimits.due(key, day, office=dossier.office).on
    timelimits.cancel(dossier, key, "送达登记更正，重新起算")
    return timelimits.start(dossier, key, on=day, actor=actor).due_on


def _move_decision(case: Case, decision, day: date, actor) -> None:
    decision.served_on = day
    timelimits.correct_met(case, "decision.serve", on=day)
    if decision.due_amount:
        decision.pay_until = _restart(case, "fine.pay", day, actor)
    decision.save()
    case.decision = decision
    refresh_court_clock(case, actor=actor)


def _move_notice(case: Case, notice, day: date, actor) -> None:
    notice.served_on, notice.defence_until = day, defence_end(day, office=case.office)
    for key in ("defence.term", "hearing.request"):
        if alive_clock(case, key):
            _restart(case, key, day, actor)
    if notice.hearing_offered:
        notice.hearing_until = timelimits.due("hearing.request", day, office=case.office).on
    last = max(d for d in (notice.defence_until, notice.hearing_until) if d)
    notice.earliest_decision_on = last + timedelta(days=1)
    notice.save()


def _move_order(order: CorrectionOrder, day: date, actor) -> None:
    if order.rechecked_on and order.rechecked_on < day:
        text = f"没有更正：复查日期 {order.rechecked_on} 早于更正后的送达日期。请核对日期。"
        raise ValidationError({"served_on": text})
    order.served_on = day
    order.save(update_fields=["served_on"])
    if alive_clock(order, "daily.recheck"):
        _restart(order, "daily.recheck", day, actor)
