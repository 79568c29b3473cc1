"""证据目录, by the eight kinds of 行政处罚法 第46条, and 现场照片（影像）证据 with the pictures themselves."""

from datetime import date

from bureau.documents.chinese import date_text
from bureau.documents.pictures import picture
from cases.investigation.papers.records import moment, with_numbers
from cases.models import Case, Evidence
from cases.wording.party import party
from cases.wording.people import officer
from cases.wording.prose import clause

ELECTRONIC = (Evidence.Kind.AUDIOVISUAL, Evidence.Kind.ELECTRONIC)


def evidence_catalogue(case: Case, *, on: date) -> dict:
    """Context: per kind the pieces with provider, time, what they prove, pages, checks of copies and originals."""
    items = [i for i in case.evidence.usable().select_related("checked_by", "file") if i.obtained_on <= on]
    groups = [
        {"kind": kind.label, "rows": [_row(item) for item in items if item.kind == kind]}
        for kind in Evidence.Kind
    ]
    number = 0
    for group in groups:
        for row in group["rows"]:
            number += 1
            row["no"] = number
    return {
        "party": party(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "groups": [group for group in groups if group["rows"]],
        "count": number,
        "makers": [officer(case.handler, on), officer(case.co_handler, on)],
        "on": on,
    }


def _row(item: Evidence) -> dict:
    return {
        "no": 0,
        "name": f"{item.title}（复制件）" if item.is_copy else item.title,
        "when": item.obtained_on,
        "who": item.provider,
        "proves": clause(item.proves),
        "pages": item.pages,
        "remark": remark(item),
    }


def remark(item: Evidence) -> str:
    """What the file review asks of copies and of electronic data."""
    notes = []
    if item.is_copy and item.checked_on:
        signed = "，提供人已签名或者盖章" if item.provider_signed else ""
        notes.append(f"经核对与原件无误，{date_text(item.checked_on)}，核对人{item.checked_by.name}{signed}")
    if item.kind in ELECTRONIC:
        source = [
            item.device and f"制作设备：{item.device}",
            item.original_at and f"原始载体：{item.original_at}",
        ]
        notes.append("，".join(filter(None, source)))
    if item.file:
        notes.append(f"SHA-256 {item.file.sha256[:16]}…")
    return "；".join(filter(None, notes))


def photo_sheet(case: Case, *, on: date) -> dict:
    """Context: each picture small enough for paper, each recording by its name; time, place, makers, fingerprint."""
    items = case.evidence.usable().filter(kind=Evidence.Kind.AUDIOVISUAL, obtained_on__lte=on)
    return {
        "party": party(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "photos": [_photo(item) for item in items.select_related("file", "collected_by", "second_collector")],
    }


def _photo(item: Evidence) -> dict:
    return {
        "title": item.title,
        "proves": clause(item.proves),
        "when": moment(item.taken_at) if item.taken_at else date_text(item.obtained_on),
        "differs": _differs(item),
        "place": item.place,
        "makers": with_numbers(
            (item.collected_by, item.certificate_a), (item.second_collector, item.certificate_b)
        ),
        "source": "，".join(filter(None, [item.device, item.original_at])),
        "sha256": item.file.sha256 if item.file else "",
        "picture": picture(item.file) if item.file and item.file.is_image else "",
    }


def _differs(item: Evidence) -> str:
    if not item.time_differs:
        return ""
    return f"文件内记载的时间为{moment(item.embedded_at)}"
