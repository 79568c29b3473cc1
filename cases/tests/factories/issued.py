"""Rows that come with a paper, which the real service issues; and measures."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from bureau.documents import services as documents
from cases import models, papers
from cases.tests.factories.case import CaseFactory, person


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
            office=self.case.office,
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
    tie = "device"
    relation = "产生含油金属屑的设备"


def issued(dossier, key: str, on: date, context: dict):
    """A paper given its number; its PDF is made at commit, that is never within a test."""
    return documents.issue(dossier, key, actor=None, on=on, context=context)
