"""Double-random draws for visitors: what was fixed beforehand, what was drawn, the record to recompute it from."""

import json
from datetime import datetime

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from bureau.access import open_page
from bureau.dates import today
from bureau.paging import page_of
from inspections.models import Draw
from inspections.services.draw import commitment_of
from publicity.export import disposition
from publicity.models import Publication
from publicity.public.penalties import found, gone_page

KINDS = (Publication.Kind.DRAW_PLAN, Publication.Kind.DRAW_RESULT)
MOST_FROZEN = 50
STRATA = {"key": "重点", "special": "特殊", "general": "一般"}


@open_page
def listing(request):
    """Commitments and results, newest first; above them what was frozen and is not published yet."""
    rows = Publication.objects.of_kinds(*KINDS).shown(today())
    page = page_of(request, rows, key=("-published_on", "-pk"), size=20)
    return render(request, "public/draws.html", {"page": page, "frozen": _frozen()})


def _frozen() -> list[dict]:
    """The commitments of draws that wait for their value or are not published: in view from the freeze on, by itself.

    They are read from the draw itself, whose frozen columns never change: nobody can hold them back until it is known
    what they led to, and one that was drawn anew is not lost from sight.
    """
    published = (
        Publication.objects.of_kinds(*KINDS).shown(today()).filter(dossier_kind=Draw._meta.label_lower)
    )
    waiting = Q(active=True, revealed_at__isnull=True)
    draws = Draw.objects.committed().filter(waiting | ~Q(pk__in=published.values("dossier_id")))
    return [{**commitment_of(draw), "stage": _stage(draw)} for draw in draws[:MOST_FROZEN]]


def _stage(draw: Draw) -> str:
    if not draw.active:
        return "已作废，另行重抽"
    return "已抽取，检查结束后公布" if draw.is_revealed else "等待公开值"


@open_page
def detail(request, pk: int):
    """One commitment or result with its proof."""
    row = found(pk, *KINDS)
    same = (
        Publication.objects.of_kinds(*KINDS)
        .shown(today())
        .filter(dossier_kind=row.dossier_kind, dossier_id=row.dossier_id)
    )
    siblings = Draw.objects.filter(plan__draws=row.dossier_id).exclude(pk=row.dossier_id).values("pk")
    context = {
        "row": row,
        "redraws": Publication.objects.of_kinds(*KINDS)
        .shown(today())
        .filter(dossier_kind=row.dossier_kind, dossier_id__in=siblings)
        .order_by("published_on", "pk"),
        "record": row.snapshot,
        "other": same.exclude(pk=row.pk).first(),
        "visits": Publication.objects.of_kinds(Publication.Kind.VISITS)
        .shown(today())
        .filter(dossier_kind=row.dossier_kind, dossier_id=row.dossier_id)
        .first(),
        "names": _names(row.snapshot),
        "frozen_at": _moment(row, "frozen_at"),
        "revealed_at": _moment(row, "revealed_at"),
        "results": _results(row.snapshot),
    }
    return gone_page(request, row) or render(request, "public/draw.html", context)


def _moment(row: Publication, name: str) -> datetime | None:
    text = row.snapshot.get(name)
    return datetime.fromisoformat(text) if text else None


def _lines(record: dict, kind: str) -> list[list[str]]:
    text = record.get("pool", "")
    return [line.split("\t")[1:] for line in text.split("\n") if line.startswith(f"{kind}\t")]


def _names(record: dict) -> dict:
    """How large the published pool is, and who was left out and why."""
    return {
        "candidates": len(_lines(record, "E")),
        "officers": len(_lines(record, "O")),
        "excluded": _lines(record, "X"),
    }


def _results(record: dict) -> list[dict]:
    firms = {cells[0]: cells[-1] for cells in _lines(record, "E")}
    officers = {cells[0]: cells[-1] for cells in _lines(record, "O")}
    return [
        {
            **one,
            "name": firms.get(one["code"], "—"),
            "stratum_label": STRATA.get(one["stratum"], one["stratum"]),
            "officer_names": "、".join(officers.get(key, key) for key in one["officers"]),
        }
        for one in record.get("results", [])
    ]


@open_page
def record(request, pk: int):
    """The published record, byte for byte as its digest covers it."""
    row = found(pk, *KINDS)
    if gone := gone_page(request, row):
        return gone
    text = json.dumps(row.snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    if request.GET.get("download"):
        response["Content-Disposition"] = disposition(f"{row.number}.json")
    return response
