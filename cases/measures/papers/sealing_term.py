"""Papers that change the term of a sealing: extension, time of testing (行政强制法 第25条)."""

from datetime import date

from bureau.timelimits import counting
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases.measures.papers.sealings import decision_number, extension_days, frame
from cases.models import Sealing
from cases.wording.articles import article
from cases.wording.people import contact
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies


def sealing_extension(sealing: Sealing, *, on: date) -> dict:
    """Context of the notice of extension: reasons, old and new last day (told in writing, 行政强制法 第25条)."""
    first, last = _spans(sealing, on)
    return {
        **_common(sealing, on, "延期通知书"),
        "from": sealing.sealed_on or on,
        "first_until": first,
        "until": last,
        "more": f"{extension_days(sealing, on)}日",
        "reason": prose(sealing.extension_reason),
        "article": article("sealing.term", on),
        "remedies": remedies(on, office=sealing.office),
    }


def sealing_testing(
    sealing: Sealing, *, on: date, subject: str, body: str, first_on: date, last_on: date
) -> dict:
    """Context of 检测（鉴定）期间告知书: what, by whom, from when to when, and the term that follows from it."""
    stop = counting.Stop(first_on, last_on, "检测（鉴定）")
    return {
        **_common(sealing, on, "检测（鉴定）期间告知书"),
        "from": sealing.sealed_on or on,
        "subject": clause(subject),
        "body": clause(body),
        "first_on": first_on,
        "last_on": last_on,
        "days": (last_on - first_on).days + 1,
        "until": _end(sealing, on, [stop]),
        "article": article("sealing.term", on),
    }


def _common(sealing: Sealing, on: date, paper: str) -> dict:
    return {
        **frame(sealing, paper),
        "decision_number": decision_number(sealing),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
    }


def _spans(sealing: Sealing, on: date) -> tuple[date, date]:
    """Last day before and after the extension; a clock already extended gives the same two days."""
    return _end(sealing, on, [], []), _end(sealing, on, [], [extension_days(sealing, on)])


def _end(sealing: Sealing, on: date, more: list, extensions: list | None = None) -> date:
    """Last day of the term with its stops and `more`; `extensions` None takes those of the clock."""
    clock = Clock.objects.alive().of(sealing).filter(key="seal.term").first()
    stops = [counting.Stop(s.from_on, s.to_on, s.reason) for s in clock.stops.all()] if clock else []
    if extensions is None:
        extensions = [extension.value for extension in clock.extensions.all()] if clock else []
    start = clock.started_on if clock else sealing.sealed_on or on
    stops = [*stops, *more]
    return timelimits.due("seal.term", start, stops=stops, extensions=extensions, office=sealing.office).on
