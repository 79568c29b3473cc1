"""What a file must hold: evidence, records, grounds, archive, complaints, supervision."""

from decimal import Decimal

from cases.archive.guards import archive
from cases.decision import procedures
from cases.decision.guards import basis, decision, further
from cases.execution.guards import payment
from cases.intake.guards import complaint, filing
from cases.investigation.guards import investigation
from cases.measures.guards import restriction, transfer
from cases.supervision.guards import case_file_review
from cases.tests.situations.world import AFTER, BEFORE, GONE, TODAY, Met, Row, Rows


def _case(calm: dict, trouble: dict):
    return lambda w: (Met(w.over(**calm)), Met(w.over(**trouble)))


def _part(name: str, calm: dict, trouble: dict):
    return lambda w: (Met(w.of(name, **calm)), Met(w.of(name, **trouble)))


def _row(calm: dict, trouble: dict):
    return lambda w: (Met(w.part(**calm)), Met(w.part(**trouble)))


_UNTOLD = Row(title="监测报告", is_test_result=True, told_on=None)
_UNSIGNED = Row(started_at=TODAY)
_SIGNED = {"scene_records": Rows(), "inquiries": Rows(), "samplings": Rows()}
_VOLUME = {"State": Row(READY="ready")}
_CLUE = Row(state="received", state_label="待核查", number="某号")
_OPEN = {"state": "filing", "get_state_display": lambda: "立案审批"}
_AGAIN = Row(**_OPEN, procedure="ordinary", Procedure=Row(ORDINARY="ordinary"), party_is_citizen=False)
_PERSON = Row(**_OPEN, party_name="江岸", party_code="")


def _violation(fined: bool) -> Row:
    """One whose article fines persons in charge, or does not."""
    bases = Rows()
    bases.in_force = lambda day: Rows([Row()] if fined else [])
    return Row(name="案由", bases=bases)


SITUATIONS = {
    archive.not_archived: lambda w: (Met(w.ended(archived=False)), Met(w.ended(archived=True))),
    archive.without_archive: lambda w: (Met(w.ended(archived=False)), Met(w.ended(archived=True))),
    archive.all_bound: _row(
        {"volumes": Rows([Row(**_VOLUME, state="ready")])},
        {"volumes": Rows([Row(**_VOLUME, state="queued")])},
    ),
    archive.something_in_it: _row({"items": Rows([Row()])}, {"items": Rows()}),
    basis.basis_exact: _part("proposal", {}, {"duty": " "}),
    basis.grounds_carry: _part("proposal", {}, {"outcome": "mitigated", "ground_codes": []}),
    decision.educated: lambda w: (
        Met(w.case, data={"education": "已当面教育。"}),
        Met(w.case, data={"education": " "}),
    ),
    decision.corrected_in_time: _case({}, {"orders": Rows()}),
    decision.standing: _case({}, {"decision": GONE}),
    further.annulled: _part("decision", {"annulled_on": TODAY}, {"annulled_on": None}),
    further.not_remade_yet: _case({"further_cases": Rows()}, {"further_cases": Rows([_AGAIN])}),
    further.firm_is_party: _case({}, {"party_kind": "citizen"}),
    further.persons_are_fined: _case({"violation": _violation(True)}, {"violation": _violation(False)}),
    further.person_not_yet: lambda w: (
        Met(w.over(further_cases=Rows([_PERSON])), data={"name": "赵某"}),
        Met(w.over(further_cases=Rows([_PERSON])), data={"name": _PERSON.party_name}),
    ),
    decision.discussed: _part("proposal", {}, {"fine": Decimal(900_000)}),
    procedures.notice_needs: _case({}, {"procedure": "daily", "daily": GONE}),
    procedures.decision_needs: _case({}, {"procedure": "daily", "daily": GONE}),
    investigation.scene_recorded: _case({}, {"usable_evidence": []}),
    investigation.elements_proved: _case({}, {"usable_evidence": []}),
    investigation.results_told: _case({"usable_evidence": []}, {"usable_evidence": [_UNTOLD]}),
    investigation.report_written: _case({}, {"report": None}),
    investigation.records_signed: _case(_SIGNED, {**_SIGNED, "inquiries": Rows([_UNSIGNED])}),
    investigation.samplings_recorded: lambda w: (
        Met(w.real(usable_evidence=[])),
        Met(w.real(usable_evidence=[_UNTOLD])),
    ),
    investigation.handlers_have_not_judged: lambda w: (
        Met(w.case, data={"handler": w.cast.partner}),
        Met(w.case, data={"handler": w.cast.reviewer}),
    ),
    filing.two_certified_handlers: _case({}, {"handler": Row(name="陈晓岚", is_certified=lambda on: False)}),
    complaint.clue_decided: _row({"clue": None}, {"clue": _CLUE}),
    complaint.has_reporter: _row({"is_anonymous": False}, {"is_anonymous": True}),
    complaint.review_asked: _row({"reviews": Rows([Row()])}, {"reviews": Rows()}),
    complaint.not_in_a_filed_case: _row({"cases": Rows()}, {"cases": Rows([Row()])}),
    case_file_review.every_file_scored: _row({"files": Rows()}, {"files": Rows([Row(case="某案")])}),
    payment.unpaid: _case({}, {"decision": GONE}),
    payment.overdue: _case({}, {"decision": GONE}),
    payment.surcharge_runs: _case({}, {"decision": GONE}),
    restriction.hearing_asked: _row({"hearing": Row(held_on=None)}, {}),
    restriction.hearing_may_be_asked: _row(
        {"waived_on": None, "hearing_until": AFTER}, {"waived_on": None, "hearing_until": BEFORE}
    ),
    transfer.transfers_open: _case({}, {"referrals": Rows([Row(state_label="公安机关审查")])}),
    transfer.nothing_open: _case({}, {"referrals": Rows([Row(state_label="公安机关审查")])}),
}
