"""查封、扣押: decision, list, extension, release (行政强制法 第18、24、25、28条)."""

from datetime import date

from bureau.documents.models import IssuedDocument
from bureau.timelimits import counting
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases.models import SealedItem, Sealing
from cases.wording.articles import article
from cases.wording.findings import evidence
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies
from cases.wording.terms import term

BLANK_DAY = "　　　　年　　月　　日"
# Items of 查封扣押办法 第4条第1款 and of 行政强制法 第28条第1款.
_GROUND_ITEMS = {
    Sealing.Ground.TOXIC: 1,
    Sealing.Ground.PROTECTED_AREA: 2,
    Sealing.Ground.SLUDGE: 3,
    Sealing.Ground.EVASION: 4,
    Sealing.Ground.INCIDENT: 5,
}
_RELEASE_ITEMS = {
    Sealing.ReleaseGround.UNRELATED: 2,
    Sealing.ReleaseGround.DECIDED: 3,
    Sealing.ReleaseGround.EXPIRED: 4,
    Sealing.ReleaseGround.CORRECTED: 5,
}


def sealing_decision(sealing: Sealing, *, on: date) -> dict:
    """Context of the decision: objects, ground, term from day to day, duties, remedies."""
    start = sealing.sealed_on or on
    ground = article("sealing", on, item=_GROUND_ITEMS[Sealing.Ground(sealing.ground)])
    return {
        **_frame(sealing, "决定书"),
        "facts": prose(sealing.case.facts),
        "evidence": evidence(sealing.case, on),
        "ground": sealing.get_ground_display(),
        "article": ground,
        "reason": prose(sealing.reason),
        "items": [item_text(item) for item in sealing.items.all()],
        "term": term("seal.term", on),
        "more": f"{_extension(on)}日",
        "place_label": _place_label(sealing),
        "from": start,
        "until": timelimits.due("seal.term", start).on,
        "term_article": article("sealing.term", on),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
        "attachments": [f"{sealing.get_kind_display()}清单"],
        "remedies": remedies(on),
    }


def sealing_list(sealing: Sealing, *, on: date) -> dict:
    """Context of the list, which carries the number of the decision it belongs to."""
    return {
        **_frame(sealing, "清单"),
        "carries": decision_number(sealing),
        "columns": [
            {"label": label, "width": width, "align": align}
            for label, width, align in (
                ("名称", "", ""),
                ("规格型号", "32", ""),
                ("数量", "20", "c"),
                ("所在位置", "34", ""),
                ("备注", "26", ""),
            )
        ],
        "rows": [[i.name, i.model, i.quantity, i.place, i.note] for i in sealing.items.all()],
        "intro": f"当事人：{sealing.case.party_name}\n{_place_label(sealing)}：{clause(sealing.place)}",
        "signatures": [*_officers(sealing, on), ["当事人", ""], ["见证人", ""], ["实施日期", BLANK_DAY]],
    }


def sealing_extension(sealing: Sealing, *, on: date) -> dict:
    """Context of the notice of extension: reasons, old and new last day (told in writing, 行政强制法 第25条)."""
    first, last = _spans(sealing, on)
    return {
        **_frame(sealing, "延期通知书"),
        "decision_number": decision_number(sealing),
        "from": sealing.sealed_on or on,
        "first_until": first,
        "until": last,
        "more": f"{_extension(on)}日",
        "reason": prose(sealing.extension_reason),
        "article": article("sealing.term", on),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
        "remedies": remedies(on),
    }


def sealing_release(sealing: Sealing, *, on: date) -> dict:
    """Context of the release: why, from when, what to collect."""
    ground = sealing.release_ground
    item = _RELEASE_ITEMS[Sealing.ReleaseGround(ground)] if ground else None
    return {
        **_frame(sealing, "决定书", before="解除"),
        "decision_number": decision_number(sealing),
        "from": sealing.sealed_on or sealing.approved_on,
        "ground": sealing.get_release_ground_display(),
        "article": article("sealing.release", on, item=item) if item else "",
        "items": [item_text(item) for item in sealing.items.all()],
        "released_on": sealing.released_on or on,
        "collect": term("seal.collect", on) if sealing.kind == Sealing.Kind.SEIZE else "",
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
    }


def decision_number(sealing: Sealing) -> str:
    """The number of the decision of this very measure; a case may have several."""
    issued = IssuedDocument.objects.of(sealing.case).of_type("sealing_decision").standing()
    own = issued.filter(context__sealing=sealing.pk).order_by("pk").last()
    return own.number if own else ""


def item_text(item: SealedItem) -> str:
    """One object with model, number and place, as the decision names it."""
    model = f"（{item.model}）" if item.model else ""
    place = f"，位于{item.place}" if item.place else ""
    return f"{item.name}{model}，{item.quantity}{place}"


def _frame(sealing: Sealing, paper: str, before: str = "") -> dict:
    kind = sealing.get_kind_display()
    return {
        "heading": f"{before}{kind}{paper}",
        "sealing": sealing.pk,
        "measure": kind,
        "seizes": sealing.kind == Sealing.Kind.SEIZE,
        "party": party(sealing.case),
        "cause": sealing.case.violation.name,
        "case_number": sealing.case.number,
        "place": clause(sealing.place),
    }


def _place_label(sealing: Sealing) -> str:
    return "存放地点" if sealing.kind == Sealing.Kind.SEIZE else "查封地点"


def _officers(sealing: Sealing, on: date) -> list:
    """Name and certificate of both officers; room for the hand before the measure is carried out."""
    people = [sealing.officer_a, sealing.officer_b]
    pairs = [(p.name, p.certificate_no(sealing.sealed_on or on)) if p else ("", "") for p in people]
    return [cell for name, number in pairs for cell in (["执法人员", name], ["执法证号", number])]


def _extension(on: date) -> int:
    return timelimits.rule("seal.term", on).extension_values[0]


def _spans(sealing: Sealing, on: date) -> tuple[date, date]:
    """Last day before and after the extension; stops for testing are in the clock, which may be extended already."""
    clock = Clock.objects.alive().of(sealing).filter(key="seal.term").first()
    if clock is None:
        start = sealing.sealed_on or on
        return timelimits.due("seal.term", start).on, timelimits.due(
            "seal.term", start, extensions=[_extension(on)]
        ).on
    stops = [counting.Stop(s.from_on, s.to_on, s.reason) for s in clock.stops.all()]
    ends = [
        timelimits.due("seal.term", clock.started_on, stops=stops, extensions=e).on
        for e in ([], [_extension(on)])
    ]
    return ends[0], ends[1]
