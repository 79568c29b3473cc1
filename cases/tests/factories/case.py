"""A clue, a case, its evidence and the proposed penalty."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from bureau.law.models import Violation
from bureau.law.services import basis
from bureau.staff.models import User
from cases import models
from cases.decision.grounds import REQUIRED
from inspections.tests.factories import the_bureau

FACTS = (
    "你单位将含油金属屑 1.8 吨露天堆放于厂区西侧空地，未采取防渗漏措施，地面有油渍渗漏痕迹，长约 6 米、宽约 2 米。\n"
    "经核对危险废物管理台账，上述含油金属屑产生于机加工车间，属危险废物，自 2026 年 7 月 30 日起未入库贮存。"
)


def person(username: str):
    """A person of the `cast` fixture."""
    return User.objects.get(username=username)


class PartyMixin(factory.Factory):
    class Meta:
        abstract = True

    party_name = "青禾县南塘精铸有限公司"
    party_kind = "entity"
    party_code = "91990726MA0QH0512H"
    party_address = "青禾县南塘镇工业路18号"
    party_representative = "罗行简"
    party_phone = "0000-8800512"


class ClueFactory(PartyMixin, DjangoModelFactory):
    class Meta:
        model = models.Clue

    class Params:
        complaint = factory.Trait(source="complaint", reporter="钱举报", reporter_phone="13900000000")

    office = factory.LazyFunction(the_bureau)
    state = "filed"
    number = factory.Sequence(lambda n: f"澜环青线〔2026〕{9000 + n}号")
    source = "inspection"
    received_on = date(2026, 9, 1)
    content = "检查发现厂区西侧露天堆放含油金属屑"
    check_result = "现场检查发现含油金属屑露天堆放，与线索反映的情况一致。"
    decided_on = date(2026, 9, 8)


class CaseFactory(PartyMixin, DjangoModelFactory):
    """A filed case about hazardous waste, under investigation."""

    class Meta:
        model = models.Case

    class Params:
        unfiled = factory.Trait(state="filing", number="", filed_on=None, filed_by=None)
        citizen = factory.Trait(
            party_name="韩石磊",
            party_kind="citizen",
            party_code="990726199001010016",
            party_representative="",
            party_address="青禾县石桥镇河东村12号",
        )

    office = factory.LazyFunction(the_bureau)
    state = "noticing"
    number = factory.Sequence(lambda n: f"澜环青立〔2026〕{9000 + n}号")
    clue = factory.SubFactory(ClueFactory)
    violation = factory.LazyFunction(lambda: Violation.objects.get(code="hw-storage"))
    act_on = date(2026, 7, 30)
    act_until = date(2026, 9, 9)
    place = "青禾县南塘镇工业路18号厂区西侧空地"
    facts = FACTS
    consequence = "地面有渗漏痕迹，未出厂界，未造成厂界外污染"
    handler = factory.LazyFunction(lambda: person("officer"))
    co_handler = factory.LazyFunction(lambda: person("partner"))
    filed_on = date(2026, 9, 8)
    filed_by = factory.LazyFunction(lambda: person("leader"))


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Evidence

    class Params:
        test = factory.Trait(
            title="监测报告（青环监字2026第118号）",
            kind="expert",
            provider="青禾县生态环境监测站",
            is_test_result=True,
            proves="堆放物浸出液的浓度",
            told_on=date(2026, 9, 15),
        )
        withdrawn = factory.Trait(withdrawn_on=date(2026, 9, 20), withdrawn_reason="来源不明")

    kind = "scene"
    title = "现场检查（勘察）笔录"
    obtained_on = date(2026, 9, 9)
    provider = "执法人员制作"
    proves = "含油金属屑堆放的位置、数量和地面渗漏痕迹"
    collected_by = factory.SelfAttribute("case.handler")
    second_collector = factory.SelfAttribute("case.co_handler")
    certificate_a = factory.LazyAttribute(lambda o: o.collected_by.certificate_no(o.obtained_on))
    certificate_b = factory.LazyAttribute(lambda o: o.second_collector.certificate_no(o.obtained_on))


class ProposalFactory(DjangoModelFactory):
    """120,000 yuan under the Code; the basis is the law of `on`."""

    class Meta:
        model = models.Proposal
        exclude = ("on",)

    class Params:
        exempt = factory.Trait(outcome="slight_exempt", fine=Decimal(0), factors=[])

    on = date(2026, 11, 20)
    basis = factory.LazyAttribute(lambda o: basis(o.case.violation, o.on))
    outcome = "normal"
    grounds = factory.LazyAttribute(
        lambda o: "" if o.outcome == "normal" else ",".join(REQUIRED.get(o.outcome, ("other",)))
    )
    factors = [
        {"name": "贮存量 1.8 吨", "percent": "15"},
        {"name": "持续 41 日", "percent": "10"},
        {"name": "有渗漏痕迹，未出厂界", "percent": "10"},
    ]
    reasons = (
        "你单位首次被查处，已于2026年9月9日自行转移全部危险废物，未造成厂界外污染，按前述因素合计确定罚款。"
    )
    range_min = factory.LazyAttribute(lambda o: o.basis.fine_min)
    range_max = factory.LazyAttribute(lambda o: o.basis.fine_max)
    fine = Decimal("120000")
