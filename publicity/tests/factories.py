"""Test objects, with traits that name situations."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import factory
from django.utils import timezone

from publicity.disclosure import Facts, public_record
from publicity.models import Campaign, ConductCheck, Lecture, Publication, Training


class CampaignFactory(factory.django.DjangoModelFactory):
    """A campaign in a village, entered by the clerk: `CampaignFactory(clerk=cast.clerk)`."""

    class Meta:
        model = Campaign
        exclude = ["clerk"]

    clerk = None
    office = factory.SelfAttribute("clerk.office")
    created_by = factory.SelfAttribute("clerk")
    held_on = date(2026, 6, 5)
    title = factory.Sequence(lambda n: f"六五环境日宣传 {n}")
    theme = Campaign.Theme.ENVIRONMENT
    venue = Campaign.Venue.VILLAGE
    place = "柳溪镇文化广场"
    topics = "宪法、民法典、长江保护法"
    audience = 120
    materials = 300
    volunteers = 8

    class Params:
        of_2021 = factory.Trait(held_on=date(2021, 4, 15), theme=Campaign.Theme.SECURITY)


class TrainingFactory(factory.django.DjangoModelFactory):
    """A provincial course."""

    class Meta:
        model = Training
        exclude = ["clerk"]

    clerk = None
    office = factory.SelfAttribute("clerk.office")
    created_by = factory.SelfAttribute("clerk")
    held_on = date(2026, 3, 9)
    topic = "新修订办法解读"
    kind = Training.Kind.LAW
    level = Training.Level.PROVINCE
    organiser = "省生态环境厅"
    hours = 8


class LectureFactory(factory.django.DjangoModelFactory):
    """A lecture of the leader."""

    class Meta:
        model = Lecture
        exclude = ["clerk"]

    clerk = None
    office = factory.SelfAttribute("clerk.office")
    created_by = factory.SelfAttribute("clerk")
    held_on = date(2026, 2, 2)
    title = "学习宪法"
    lecturer = factory.SelfAttribute("clerk")
    statutes = "宪法，民法典"
    listeners = "全体干部职工"
    place = "局会议室"

    class Params:
        principal = factory.Trait(by_principal=True)


class ConductCheckFactory(factory.django.DjangoModelFactory):
    """A check that found nothing."""

    class Meta:
        model = ConductCheck
        exclude = ["clerk"]

    clerk = None
    office = factory.SelfAttribute("clerk.office")
    created_by = factory.SelfAttribute("clerk")
    held_on = date(2026, 5, 6)
    kind = ConductCheck.Kind.ROUTINE
    what = "抽查执法记录仪"
    checked = 20


FACTS = Facts(
    number="澜环青罚〔2026〕1号",
    organ="澜州市生态环境局青禾分局",
    decided_on=date(2026, 9, 30),
    acted_on=date(2026, 8, 26),
    party_name="青禾县云岭石材加工厂",
    party_is_citizen=False,
    party_is_trader=False,
    party_code="91990726MA0Q2031X4",
    representative="许知远",
    address="青禾县云岭乡石坊村8号",
    phone="0000-8800512",
    town="云岭乡",
    violation="工业噪声超标",
    facts="夜间西侧厂界噪声为61分贝，超过50分贝的限值。",
    basis="《中华人民共和国生态环境法典》第1107条",
    fine=Decimal(30000),
    confiscation=Decimal(0),
    warning=False,
    noticed_on=date(2026, 9, 20),
    defence_raised=False,
    hearing_held=False,
    evidence_kinds=["勘验笔录、现场笔录"],
    review_body="澜州市人民政府",
    court="澜州市青禾县人民法院",
    original_sha256="c4" * 32,
)


class PublicationFactory(factory.django.DjangoModelFactory):
    """A published penalty made from `facts` (defaults above); traits for what became of it."""

    class Meta:
        model = Publication
        exclude = ["clerk", "facts", "serial"]

    clerk = None
    serial = factory.Sequence(lambda n: n + 1)
    facts = factory.LazyAttribute(lambda o: replace(FACTS, number=f"澜环青罚〔2026〕{o.serial}号"))
    office = factory.SelfAttribute("clerk.office")
    created_by = factory.SelfAttribute("clerk")
    dossier_kind = "cases.case"
    dossier_id = factory.SelfAttribute("serial")
    kind = "penalty"
    state = "public"
    snapshot = factory.LazyAttribute(lambda o: public_record(o.facts))
    title = factory.LazyAttribute(lambda o: f"{o.snapshot['party']}　{o.snapshot['violation']}")
    number = factory.LazyAttribute(lambda o: o.snapshot["number"])
    party = factory.LazyAttribute(lambda o: o.snapshot["party"])
    code = factory.LazyAttribute(lambda o: o.snapshot["code"])
    town = factory.LazyAttribute(lambda o: o.snapshot["town"])
    subject = factory.LazyAttribute(lambda o: o.snapshot["violation"])
    dated_on = factory.SelfAttribute("facts.decided_on")
    fine = factory.SelfAttribute("facts.fine")
    published_on = date(2026, 10, 9)
    published_at = factory.LazyFunction(timezone.now)
    published_by = factory.SelfAttribute("clerk")
    shown_until = date(2027, 9, 30)

    class Params:
        withdrawn = factory.Trait(
            state="withdrawn",
            withdrawn_at=factory.LazyFunction(timezone.now),
            withdrawn_by=factory.SelfAttribute("clerk"),
            withdrawn_reason="行政复议决定撤销原处罚决定",
            party="",
            code="",
            town="",
            subject="",
            fine=None,
        )
        over = factory.Trait(shown_until=date(2026, 10, 31))
        prepared = factory.Trait(state="prepared", published_on=None, published_at=None, published_by=None)
