"""Work beside the cases: a penalty on the spot, and the legal adviser asked about a contract."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bureau.law.models import Violation
from cases.decision.services import opinion, summary
from cases.models import Case
from demo.days import office_day
from demo.stories.publishing import publish_decision

SPOT = {
    "certificates_shown": True,
    "rights_told": True,
    "defence": "当事人表示没有意见。",
    "answer": "",
    "signed": True,
    "refusal_note": "",
    "cash_ground": "",
}


def on_the_spot(start: date, cast, firms) -> Iterator[date]:
    """A registration form not filed: fined on the spot, reported the next day, published."""
    firm, violation = firms["枫桥印务"], Violation.objects.get(code="eia-register")
    day = office_day(start)
    yield day
    basis = violation.bases.in_force(day).of_entities().get(tier="")
    decision = summary.decide_on_the_spot(
        actor=cast.chenxl,
        officer_b=cast.zhouya,
        office=cast.bureau,
        basis=basis,
        fine=Decimal(1000),
        # The register has no duty article of the Code yet: the one that sets the penalty is cited.
        duty_articles=basis.duty_articles or basis.penalty_article,
        party={
            "enterprise": firm,
            "party_name": firm.name,
            "party_kind": "entity",
            "party_code": firm.code,
            "party_address": firm.address,
            "party_representative": firm.legal_representative,
        },
        spot=dict(SPOT),
        violation=violation,
        act_on=day,
        place=firm.address,
        facts="新增一台胶印机，属于应当填报环境影响登记表的项目，没有备案，当场认可。",
        on=day,
    )
    yield office_day(day + timedelta(days=1))
    summary.report_summary(case=Case.objects.get(pk=decision.case_id), actor=cast.chenxl)
    yield office_day(day + timedelta(days=4))
    publish_decision(case=Case.objects.get(pk=decision.case_id), actor=cast.heq)


def adviser(start: date, cast) -> Iterator[date]:
    """A contract is looked at by the adviser, who has one clause changed."""
    yield office_day(start)
    asked = opinion.ask_opinion(
        actor=cast.heq,
        office=cast.bureau,
        subject="contract",
        title="执法监测技术服务合同",
        counterpart="澜州市某检测技术有限公司（虚构）",
        amount=Decimal(186000),
        question="违约责任是否对等，数据质量责任如何约定，争议解决方式是否妥当。",
    )
    yield office_day(start + timedelta(days=4))
    given = opinion.give_opinion(
        opinion=asked,
        actor=cast.heq,
        adviser="唐行之",
        firm="青禾县某律师事务所（虚构）",
        text="建议在第七条增加数据失实的违约责任，并将争议解决改为由合同履行地人民法院管辖，其余条款可行。",
    )
    yield office_day(start + timedelta(days=6))
    opinion.settle_opinion(
        opinion=given, actor=cast.tangsy, adopted=True, reason="已按意见修改第七条和第十二条。"
    )


def unanswered(start: date, cast) -> Iterator[date]:
    """A draft agreement lies with the adviser."""
    yield office_day(start)
    opinion.ask_opinion(
        actor=cast.heq,
        office=cast.bureau,
        subject="agreement",
        title="生态环境损害赔偿协议（草案）",
        counterpart="青禾县安澜精细化工有限公司",
        amount=Decimal(186_400),
        question="修复方案、分期支付和违约责任的约定是否妥当，是否需要申请司法确认。",
    )
