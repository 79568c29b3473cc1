"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.investigation.papers import approvals, registration, report
from cases.models import Suspension, Termination


def suspension_approval(case, data) -> dict:
    """Context of 中止调查审批表."""
    row = Suspension(case=case, ground=data["ground"], reason=data["reason"], suspended_on=data["on"])
    return approvals.suspension_approval(case, row, opinion=data["opinion"], on=data["on"])


def termination_approval(case, data) -> dict:
    """Context of 终止调查审批表."""
    row = Termination(case=case, ground=data["ground"], reason=data["reason"], terminated_on=data["on"])
    return approvals.termination_approval(case, row, opinion=data["opinion"], on=data["on"])


def investigation_report(case, data) -> dict:
    """Context of 行政处罚案件调查报告."""
    return report.investigation_report(case, on=data["on"])


def registration_notice(row, data) -> dict:
    """Context of 先行登记保存证据通知书."""
    return registration.registration_notice(row, on=data["on"])


def registration_decision(row, data) -> dict:
    """Context of the decision on what is kept."""
    row.outcome, row.outcome_note = data["outcome"], data["outcome_note"]
    return registration.registration_decision(row, on=data["on"])
