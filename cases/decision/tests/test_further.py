"""Further cases: a decision made anew after it fell, a person in charge beside the firm."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.law.models import ViolationBasis
from bureau.workflow import Context, Refused
from cases.decision.guards.basis import basis_exact
from cases.decision.services import ending, further
from cases.decision.services import proposal as proposing
from cases.execution.reckoning import owed, refundable
from cases.execution.services import closing, payment
from cases.execution.tests.story import decided, review
from cases.execution.windows import court_window
from cases.file.stages import stages
from cases.intake.services import filing
from cases.models import Case
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db
PERSON = {
    "name": "赵某", "post": "副总经理，分管环保", "liability": "直接负责的主管人员",
    "facts": "该单位未验先投。赵某分管环保，知情而未停止生产。",
}  # fmt: skip


@pytest.fixture
def late(time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)


def _firm(conduct, state, **more):
    story = conduct(violation="three-simultaneous", fine=Decimal("300000"), **more)
    return story, story.until(state)


def _texts(caught) -> str:
    return "；".join(r.text + r.article for r in caught.value.refusals)


def _open(case, cast, **more):
    return further.open_person_case(
        case=case, actor=cast.officer, **{**PERSON, "on": case.act_on + timedelta(days=9), **more}
    )


def test_a_person_in_charge_has_a_case_of_its_own(conduct, cast):
    _, case = _firm(conduct, C.REVIEWING)
    own = _open(case, cast)
    assert (own.state, own.original, own.party_kind, own.party_name) == (C.FILING, case, "citizen", "赵某")
    assert own.firm_case == case and case.firm_case is None
    assert own.is_investigator(cast.officer) and own.is_investigator(cast.partner)
    assert own.evidence.count() == case.evidence.usable().count()
    assert not own.evidence.filter(
        is_identity=True
    ).exists()  # the firm's licence does not say who the person is
    filing.approve_filing(case=own, actor=cast.leader, on=case.act_on + timedelta(days=10))
    own = Case.objects.get(pk=own.pk)
    assert own.state == C.INVESTIGATING and own.number != case.number and own.notice is None
    with pytest.raises(Refused, match="已另行立案"):
        _open(case, cast)
    assert _open(case, cast, name="钱某", code="") != own


def test_the_person_is_fined_by_the_range_for_persons_and_the_firm_by_its_own(conduct, cast):
    _, case = _firm(conduct, C.INVESTIGATING)
    own = _open(case, cast)
    filing.approve_filing(case=own, actor=cast.leader, on=case.act_on + timedelta(days=10))
    rows = own.violation.bases.in_force(case.act_on).filter(tier="")
    firm, person = rows.of_entities().get(), rows.get(subject=ViolationBasis.Subject.PERSON)
    for about, wrong, words in ((own, firm, "处罚单位"), (case, person, "处罚责任人员")):
        about = Case.objects.get(pk=about.pk)
        proposing.propose(
            case=about, actor=cast.officer, basis=wrong, fine=wrong.fine_min, reasons="x", outcome="normal",
            limits=wrong.range(), duty_articles="建设项目条例 第19条",
        )  # fmt: skip
        found = basis_exact(about, Context(cast.leader, case.act_on + timedelta(days=12)))
        assert any(words in refusal.text for refusal in found)


def test_only_where_the_article_fines_persons_only_beside_a_firm_only_its_handlers(conduct, cast):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    with pytest.raises(Refused) as caught:
        _open(case, cast)
    assert "没有规定对责任人员罚款" in _texts(caught) and "第38条" in _texts(caught)
    _, firm = _firm(conduct, C.FILING)
    with pytest.raises(Refused):
        _open(firm, cast)  # not filed yet
    filing.approve_filing(case=firm, actor=cast.leader, on=firm.act_on + timedelta(days=2))
    firm = Case.objects.get(pk=firm.pk)
    for actor in (cast.leader, cast.clerk, cast.reviewer):
        with pytest.raises(Refused):
            further.open_person_case(case=firm, actor=actor, **PERSON)
    with pytest.raises(ValidationError):
        _open(firm, cast, name="")
    own = _open(firm, cast)
    filing.approve_filing(case=own, actor=cast.leader, on=firm.act_on + timedelta(days=10))
    with pytest.raises(Refused, match="单位违法"):
        _open(Case.objects.get(pk=own.pk), cast, name="孙某")


def test_the_person_case_on_the_page(conduct, cast, signed_in):
    _, case = _firm(conduct, C.REVIEWING)
    client, url = signed_in(cast.officer), reverse("cases:case-open_person_case", args=[case.pk])
    assert client.get(url).status_code == 200
    sent = {**PERSON, "on": str(case.act_on + timedelta(days=9)), "code": "110101199003070012"}
    answer = client.post(url, sent)
    assert answer.status_code == 422 and "校验位" in answer.content.decode()
    assert client.post(url, {**sent, "code": ""}).status_code == 302
    assert client.post(url, {**sent, "code": ""}).status_code == 409
    shown = client.get(reverse("cases:case", args=[case.pk]) + "?tab=decision").content.decode()
    assert "赵某" in shown and "对责任人员另案" in shown
    assert signed_in(cast.clerk).post(url, sent).status_code in (302, 403)


def test_annulled_by_the_bureau_itself_nothing_is_owed_and_all_goes_back(conduct, cast, late, signed_in):
    story = conduct()
    case = story.until(C.EXECUTING)
    until = case.decision.pay_until
    payment.record_payment(
        case=case, actor=cast.clerk, paid_on=until, amount=Decimal(50_000), receipt_no="A1"
    )
    ending.annul_decision(
        case=story.fresh(),
        actor=cast.leader,
        ground="own",
        reason="事实不清。",
        on=until + timedelta(days=40),
    )
    decision = story.fresh().decision
    assert owed(decision, until + timedelta(days=90)).total == 0
    notes = {stage.label: stage.note for stage in stages(story.fresh(), until)}
    assert notes["执行"] == "决定已撤销，不再缴款"
    assert refundable(decision) == 50_000
    assert "撤销" in court_window(decision, until + timedelta(days=90)).blocked
    with pytest.raises(Refused, match="不再有效"):
        payment.record_payment(
            case=story.case,
            actor=cast.clerk,
            paid_on=until + timedelta(days=41),
            amount=Decimal(1),
            receipt_no="A2",
        )
    client = signed_in(cast.leader)
    page = client.get(reverse("cases:execution", args=[case.pk])).content.decode()
    assert "应退还" in page and "50,000.00" in page and "本机关自行撤销" in page
    assert "应退还" in client.get(reverse("cases:case", args=[case.pk]) + "?tab=execution").content.decode()
    with pytest.raises(Refused, match="没有退还"):
        closing.request_closing(case=story.fresh(), actor=cast.officer, basis="撤销。")
    payment.refund(
        case=story.fresh(), actor=cast.leader, amount=Decimal(50_000), reason="撤销。", account="6222",
        on=until + timedelta(days=42),
    )  # fmt: skip
    assert refundable(story.fresh().decision) == 0
    asked = closing.request_closing(case=story.fresh(), actor=cast.officer, basis="撤销。")
    assert asked.closing_ground == "quashed"


def test_made_anew_the_old_money_is_not_the_new_ones(conduct, cast, late):
    story = conduct()
    case = story.until(C.EXECUTING)
    day = case.decision.served_on + timedelta(days=5)
    payment.record_payment(case=case, actor=cast.clerk, paid_on=day, amount=Decimal(150_000), receipt_no="A1")
    ending.annul_decision(case=story.fresh(), actor=cast.leader, ground="own", reason="x", on=day)
    anew = further.remake_case(case=story.fresh(), actor=cast.officer, reason="重新处理", on=day)
    assert refundable(story.fresh().decision) == 150_000 and not hasattr(anew, "decision")
    with pytest.raises(Refused, match="已另行立案"):
        further.remake_case(case=story.fresh(), actor=cast.officer, reason="再来", on=day)
    filing.decline_filing(case=anew, actor=cast.leader, reason="不再处理", on=day)
    assert further.remake_case(case=story.fresh(), actor=cast.officer, reason="再来", on=day) != anew


@pytest.mark.parametrize("outcome", ["quash", "illegal"])
def test_quashed_by_a_review_the_case_is_made_anew_from_the_page(conduct, cast, late, signed_in, outcome):
    story = conduct()
    case = story.until(C.EXECUTING)
    day = case.decision.served_on + timedelta(days=5)
    client, url = signed_in(cast.officer), reverse("cases:case-remake", args=[case.pk])
    row = review(story, day)
    assert client.get(url).status_code == 409
    decided(story, row, day + timedelta(days=30), outcome)
    page = client.get(reverse("cases:case", args=[case.pk]) + "?tab=decision").content.decode()
    assert "另行立案重新处理" in page
    sent = {"on": str(day + timedelta(days=31)), "reason": ""}
    assert client.post(url, sent).status_code == 422
    assert client.post(url, {**sent, "reason": "复议机关责令重新作出"}).status_code == 302
    anew = case.further_cases.get()
    assert anew.state == C.FILING and anew.is_investigator(cast.officer)
    assert client.post(url, {**sent, "reason": "再次"}).status_code == 409
    assert signed_in(cast.leader).post(url, sent).status_code in (302, 403)
