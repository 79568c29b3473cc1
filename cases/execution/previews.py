"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases import papers
from cases.execution.guards.closing import fitting_ground
from cases.execution.guards.payment import open_deferral
from cases.execution.reckoning import owed
from cases.execution.windows import court_window
from cases.models import CourtApplication, Demand, Refund, ServiceAddress, Substitution


def closing_approval(case, data) -> dict:
    """Context of 结案审批表."""
    return papers.closing_approval(case, opinion=data["opinion"], on=data["on"])


def close_ended(case, data) -> dict:
    """Context of 结案审批表 of a terminated or transferred case."""
    case.closing_ground, case.closing_basis = fitting_ground(case), data["basis"]
    return papers.closing_approval(case, opinion=data["opinion"], on=data["on"])


def service_address(case, data) -> dict:
    """Context of 送达地址确认书."""
    facts = {name: value for name, value in data.items() if name != "upload"}
    return papers.service_address(case, ServiceAddress(case=case, **facts))


def deferral_grant(case, data) -> dict:
    """Context of the consent to defer."""
    return papers.deferral_grant(case, open_deferral(case.decision), **data)


def deferral_refusal(case, data) -> dict:
    """Context of the refusal to defer."""
    return papers.deferral_refusal(case, open_deferral(case.decision), **data)


def refund_notice(case, data) -> dict:
    """Context of 退还罚款通知书."""
    return papers.refund_notice(case, Refund(decision=case.decision, **data))


def demand(case, data) -> dict:
    """Context of 催告书 with the amounts of the day."""
    sums = owed(case.decision, data["on"])
    row = Demand(case=case, issued_on=data["on"], principal=sums.principal, surcharge=sums.surcharge)
    return papers.demand(case, row)


def substitution_demand(case, data) -> dict:
    """Context of 催告书 before substitute performance."""
    order = data["order"]
    purpose = Demand.Purpose.SUBSTITUTE
    row = Demand(case=case, purpose=purpose, issued_on=data["on"], obligation=order.demand)
    return papers.demand(case, row, order=order)


def substitution_decision(case, data) -> dict:
    """Context of 代履行决定书."""
    facts = {name: value for name, value in data.items() if name != "on"}
    return papers.substitution_decision(case, Substitution(case=case, decided_on=data["on"], **facts))


def court_application(case, data) -> dict:
    """Context of 强制执行申请书; the signature is that of whoever issues it."""
    on, decision = data["on"], case.decision
    sums, window = owed(decision, on), court_window(decision, on)
    row = CourtApplication(
        case=case,
        demand=case.demands.filter(purpose=Demand.Purpose.COURT).last(),
        applied_on=on,
        signed_by=decision.decided_by,
        court=decision.document.organ.court,
        principal=sums.principal,
        surcharge=sums.surcharge,
        opens_on=window.opens_on,
        closes_on=window.closes_on,
    )
    row.target = data["target"] or papers.target_text(row)
    return papers.court_application(case, row)


def remedy_answer(remedy, data) -> dict:
    """Context of 答复书 or 答辩状."""
    remedy.answer, remedy.agents = data["answer"], data["agents"]
    return papers.remedy_answer(remedy, on=data["on"])
