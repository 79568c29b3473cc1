"""Test objects of this room. Traits name situations; rows that need papers are issued through the real service."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from bureau.documents import services as documents
from bureau.law.models import Violation
from bureau.law.services import basis
from bureau.staff.models import User
from cases import models, papers
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


class OrderFactory(DjangoModelFactory):
    """An order of a case, issued and served unless told otherwise."""

    class Meta:
        model = models.CorrectionOrder

    class Params:
        draft = factory.Trait(state="drafted", issued_on=None, issued_by=None, document=None, served_on=None)
        rechecked = factory.Trait(
            state="corrected",
            rechecked_on=date(2026, 10, 8),
            recheck_result="含油金属屑已全部转移，场地已清理。",
        )

    office = factory.SelfAttribute("case.office")
    state = "served_open"
    violation = factory.SelfAttribute("case.violation")
    party_name = factory.SelfAttribute("case.party_name")
    party_kind = factory.SelfAttribute("case.party_kind")
    party_code = factory.SelfAttribute("case.party_code")
    party_address = factory.SelfAttribute("case.party_address")
    party_representative = factory.SelfAttribute("case.party_representative")
    facts = factory.SelfAttribute("case.facts")
    demand = "（一）立即停止露天堆放危险废物。\n（二）将含油金属屑转入符合标准的危险废物贮存设施。"
    correct_by = date(2026, 9, 20)
    officer_a = factory.SelfAttribute("case.handler")
    officer_b = factory.SelfAttribute("case.co_handler")
    issued_on = date(2026, 9, 10)
    issued_by = factory.LazyFunction(lambda: person("leader"))
    served_on = date(2026, 9, 10)

    @factory.lazy_attribute
    def document(self):
        order = models.CorrectionOrder(
            case=self.case,
            violation=self.violation,
            party_name=self.party_name,
            party_kind=self.party_kind,
            party_code=self.party_code,
            party_address=self.party_address,
            party_representative=self.party_representative,
            facts=self.facts,
            demand=self.demand,
            correct_by=self.correct_by,
            officer_a=self.officer_a,
            officer_b=self.officer_b,
        )
        return issued(
            self.case, "correction_order", self.issued_on, papers.correction_order(order, on=self.issued_on)
        )


class NoticeFactory(DjangoModelFactory):
    """A served notice of the proposal of its case."""

    class Meta:
        model = models.PriorNotice

    class Params:
        unserved = factory.Trait(
            served_on=None, defence_until=None, hearing_until=None, earliest_decision_on=None
        )

    issued_on = date(2026, 11, 23)
    fine = factory.SelfAttribute("case.proposal.fine")
    confiscation = factory.SelfAttribute("case.proposal.confiscation")
    hearing_offered = False
    served_on = date(2026, 11, 24)
    defence_until = date(2026, 12, 1)
    earliest_decision_on = date(2026, 12, 2)

    @factory.lazy_attribute
    def document(self):
        context = papers.prior_notice(self.case, on=self.issued_on, hearing=self.hearing_offered)
        return issued(self.case, "prior_notice", self.issued_on, context)


class SealingFactory(DjangoModelFactory):
    """A measure asked for; `in_force` is carried out."""

    class Meta:
        model = models.Sealing

    class Params:
        in_force = factory.Trait(
            state="in_force",
            approved_on=date(2026, 9, 9),
            approved_by=factory.LazyFunction(lambda: person("leader")),
            sealed_on=date(2026, 9, 9),
            officer_a=factory.SelfAttribute("case.handler"),
            officer_b=factory.SelfAttribute("case.co_handler"),
            scene_record="现场告知理由、依据和救济途径后实施。",
        )
        seize = factory.Trait(kind="seize")

    case = factory.SubFactory(CaseFactory)
    office = factory.SelfAttribute("case.office")
    kind = "seal"
    ground = "toxic"
    reason = "含油金属屑露天堆放，油污有继续渗漏的危险，不采取措施可能造成严重污染。"
    place = "青禾县南塘镇工业路18号厂区西侧空地"
    applied_on = date(2026, 9, 9)


class SealedItemFactory(DjangoModelFactory):
    class Meta:
        model = models.SealedItem

    name = "金属屑压块机"
    model = "Y81-1600"
    quantity = "1台"
    place = "机加工车间东侧"


def issued(dossier, key: str, on: date, context: dict):
    """A paper given its number; its PDF is made at commit, that is never within a test."""
    return documents.issue(dossier, key, actor=None, on=on, context=context)
