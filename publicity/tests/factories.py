"""Test objects, with traits that name situations."""

from datetime import date

import factory

from publicity.models import Campaign, ConductCheck, Lecture, Training


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
