"""Which form and which service belong to each step. The views draw a page for every line of this table."""

from collections.abc import Callable
from dataclasses import dataclass

from bureau.workflow import Transition, Workflow
from cases.forms import base, clue, decision, investigation, measures, notice
from cases.services import clue as clues
from cases.services import decision as deciding
from cases.services import filing, order, review, sealing
from cases.services import investigation as investigating
from cases.services import notice as noticing
from cases.workflow import CASES, CLUES, ORDERS, SEALINGS


@dataclass(frozen=True)
class Act:
    """One step as a person does it: a form, then the service. `paper` is the document it issues, for the preview."""

    name: str
    form: type
    service: Callable
    submit: str = ""
    paper: str = ""
    button: bool = True  # drawn in the action bar; others have their own place on the page


@dataclass(frozen=True)
class Desk:
    """The acts of one kind of dossier."""

    kind: str  # keyword of the services: case, clue, sealing, order
    workflow: Workflow
    acts: tuple[Act, ...]

    def act(self, name: str) -> Act:
        """One line of the table."""
        return next(act for act in self.acts if act.name == name)

    def transition(self, name: str) -> Transition:
        """The workflow's row of an act."""
        return self.workflow[name]

    def offers(self, dossier, user) -> list:
        """What this person may do now and what is refused, for the action bar; in the order of the table."""
        shown = {act.name for act in self.acts if act.button}
        return [offer for offer in self.workflow.offers(dossier, user) if offer.transition.name in shown]


CASE_DESK = Desk(
    "case",
    CASES,
    (
        Act(
            "approve_filing",
            base.OpinionForm,
            filing.approve_filing,
            "批准立案并制发审批表",
            "filing_approval",
        ),
        Act("decline_filing", base.OnReasonForm, filing.decline_filing),
        Act("reassign", clue.ReassignForm, filing.reassign, button=False),
        Act(
            "finish_investigation",
            investigation.FinishForm,
            investigating.finish_investigation,
            "提交案件审查",
        ),
        Act("terminate", base.OnReasonForm, filing.terminate, button=False),
        Act("pass_review", decision.PassReviewForm, review.pass_review),
        Act("return_review", decision.ReturnForm, review.return_review),
        Act("issue_notice", notice.IssueForm, noticing.issue_notice, "签发告知书", "prior_notice"),
        Act(
            "issue_exemption",
            decision.ExemptionForm,
            deciding.issue_exemption,
            "签发不予处罚决定书",
            "exempt_decision",
        ),
        Act("serve_notice", notice.ServiceForm, noticing.serve_notice, "登记送达"),
        Act("close_defence", base.OnForm, noticing.close_defence),
        Act("record_defence", notice.DefenceForm, noticing.record_defence),
        Act("request_hearing", notice.HearingRequestForm, noticing.request_hearing),
        Act("waive_rights", notice.WaiverForm, noticing.waive_rights),
        Act("call_hearing", notice.CallHearingForm, noticing.call_hearing, "签发听证通知书"),
        Act("hold_hearing", notice.HoldHearingForm, noticing.hold_hearing),
        Act("withdraw_hearing", base.OnReasonForm, noticing.withdraw_hearing),
        Act(
            "issue_decision",
            decision.DecisionForm,
            deciding.issue_decision,
            "签发处罚决定书",
            "penalty_decision",
        ),
        Act("discuss", decision.DiscussForm, review.discuss),
        Act("legal_review", decision.LegalReviewForm, review.legal_review),
        Act("serve_decision", notice.ServiceForm, deciding.serve_decision, "登记送达"),
        Act("request_closing", decision.ClosingForm, deciding.request_closing),
        Act("record_payment", decision.PaymentForm, deciding.record_payment),
        Act(
            "approve_closing",
            base.OpinionForm,
            deciding.approve_closing,
            "批准结案并制发审批表",
            "closing_approval",
        ),
        Act("return_closing", base.ReasonForm, deciding.return_closing),
        Act("extend_limit", base.OnReasonForm, deciding.extend_limit),
        Act("exclude_time", decision.ExcludeForm, deciding.exclude_time, button=False),
    ),
)
CLUE_DESK = Desk(
    "clue",
    CLUES,
    (
        Act("request_filing", clue.RequestFilingForm, clues.request_filing, "报请立案"),
        Act("decline", base.OnReasonForm, clues.decline_clue),
        Act("extend_check", base.OnReasonForm, clues.extend_check),
    ),
)
SEALING_DESK = Desk(
    "sealing",
    SEALINGS,
    (
        Act(
            "approve_sealing",
            notice.IssueForm,
            sealing.approve_sealing,
            "批准并签发决定书",
            "sealing_decision",
        ),
        Act("refuse_sealing", base.ReasonForm, sealing.refuse_sealing),
        Act("execute_sealing", measures.ExecuteForm, sealing.execute_sealing),
        Act(
            "release_sealing",
            measures.ReleaseForm,
            sealing.release_sealing,
            "签发解除决定书",
            "sealing_release",
        ),
        Act("extend_sealing", base.OnReasonForm, sealing.extend_sealing),
    ),
)
ORDER_DESK = Desk(
    "order",
    ORDERS,
    (
        Act("issue_order", notice.IssueForm, order.issue_order, "签发责令改正决定书", "correction_order"),
        Act("withdraw_order", base.ReasonForm, order.withdraw_order),
        Act("serve_order", notice.ServiceForm, order.serve_order, "登记送达"),
        Act("recheck_corrected", measures.RecheckForm, order.recheck),
        Act("recheck_uncorrected", measures.RecheckForm, order.recheck, button=False),
    ),
)
