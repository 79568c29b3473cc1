"""Records of a case under way, for tests of this stage."""

from datetime import datetime, time

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bureau.record.tests.test_chain import PNG
from cases.investigation.services import records

SCENE = {"findings": "总排口正在排水，水体呈灰黑色。", "present_name": "江岸", "present_post": "法定代表人"}
INQUIRY = {
    "standing": "party",
    "person": "江岸",
    "person_code": "990726198001010016",
    "relation": "法定代表人",
}
SAMPLING = {"party_witness": "江岸", "laboratory": "青禾县生态环境监测站"}
ANSWERS = [{"position": 1, "question": "排水的时间？", "answer": "从上午八点开始。"}]


def at(day, hour: int, minute: int = 0) -> datetime:
    """A local moment."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def scan(name: str = "签名页.png") -> SimpleUploadedFile:
    """A signed page as it is scanned."""
    return SimpleUploadedFile(name, PNG)


def head(story, begin: int = 9, end: int = 10, day=None, **more) -> dict:
    """Hours, place, officers, rights told."""
    day = day or story.day(3)
    return {
        "started_at": at(day, begin),
        "ended_at": at(day, end),
        "place": "总排口",
        "officer_b": story.cast.partner,
        "certificates_shown": True,
        "rights_told": True,
        **more,
    }


def save(story, kind: str, *, actor=None, existing=None, **more):
    """A draft of any kind, from nine to ten on day three unless told otherwise."""
    facts = {"scene": SCENE, "inquiry": {**INQUIRY, "rows": ANSWERS}, "sampling": SAMPLING}[kind]
    return records.save_record(
        case=story.fresh(),
        actor=actor or story.cast.officer,
        kind=kind,
        existing=existing,
        **{**facts, **head(story), **more},
    )


def point(story, code: str = "W1") -> dict:
    """One sample."""
    return {
        "code": code,
        "point": "总排口",
        "medium": "废水",
        "container": "玻璃瓶",
        "preservation": "加硫酸，4℃ 冷藏",
        "taken_at": at(story.day(3), 9, 30),
        "items": "化学需氧量",
    }


def issue(story, kind: str, row):
    """Printed for signing."""
    return records.issue_record(case=story.fresh(), actor=story.cast.officer, kind=kind, existing=row)


def sign(story, kind: str, row, **more):
    """Signed, the scan stored."""
    facts = {"signing": "signed", "upload": scan(), "on": story.day(3), **more}
    return records.sign_record(case=story.fresh(), actor=story.cast.officer, kind=kind, existing=row, **facts)


def whole(story, kind: str, **more):
    """From draft to signature."""
    return sign(story, kind, issue(story, kind, save(story, kind, **more)))
