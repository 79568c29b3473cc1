"""What the page of a draw shows beyond its rows: stages, the chart of tickets, the check."""

import time
from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static

from bureau.access import reads
from bureau.dates import local_day
from inspections import draw as lots
from inspections.models import Category, Draw, DrawPlan
from inspections.services.draw import record_of
from inspections.services.draw_check import faults_of

WIDTH, LEFT, RIGHT = 780, 20, 756  # of the chart, px
MOST_TICKETS = 300  # of a category on one page
MOST_MARKS = 400  # tickets drawn as lines; beyond that only the drawn ones and a sample of the others


@dataclass(frozen=True)
class Step:
    """One stage of a plan as the stepper shows it."""

    label: str
    css: str
    note: str = ""


def steps_of(plan: DrawPlan) -> list[Step]:
    """冻结 → 等公开值 → 抽取 → 复核下达 → 检查 → 办结公开, with the day of each."""
    draw, state = plan.active_draw, DrawPlan.State
    order = [state.DRAFTING, state.SUBMITTED, state.FROZEN, state.DRAWN, state.RUNNING, state.COMPLETED]
    here = order.index(plan.state) if plan.state in order else -1
    notes = {
        state.FROZEN: f"{draw.public_due_on:%m-%d} 产生" if draw else "",
        state.DRAWN: f"{local_day(draw.revealed_at):%m-%d}" if draw and draw.revealed_at else "",
        state.RUNNING: f"{plan.due_on:%m-%d} 前" if plan.due_on else "",
    }
    words = ["拟订", "批准冻结", "等待公开值", "复核结果", "检查", "公开记录"]
    last = plan.state == state.COMPLETED
    return [
        Step(word, "done" if n < here or last else "now" if n == here else "", notes.get(order[n], ""))
        for n, word in enumerate(words)
    ]


SCRIPT = "verify_draw.py"


def draw_context(draw: Draw | None) -> dict:
    """The draw's part of the page; before the reveal only what is public."""
    if draw is None:
        return {"draw": None, "strata": (), "check": None, "pool": None}
    pool = lots.parse(draw.pool)
    context = {"draw": draw, "pool": pool, "strata": (), "check": None, "script_url": static(SCRIPT)}
    if draw.is_revealed:
        begun = time.perf_counter()
        faults = faults_of(draw)
        context["check"] = {
            "faults": faults,
            "seconds": f"{time.perf_counter() - begun:.2f}",
            "days_after": (draw.public_due_on - local_day(draw.frozen_at)).days,
        }
        context["strata"] = [s for s in (_stratum(draw, pool, key) for key in lots.STRATA) if s]
    return context


def _stratum(draw: Draw, pool: lots.Pool, key: str) -> dict | None:
    quota = next((q for q in pool.quotas if q.stratum == key), None)
    if quota is None or not quota.take:
        return None
    tickets = lots.tickets(pool, draw.seed, key)
    rows = list(
        draw.results.filter(stratum=key)
        .select_related("enterprise", "officer_a", "officer_b")
        .order_by("rank")
    )
    for row in rows:
        row.reserve_place = row.rank - quota.take
    return {
        "key": key,
        "label": dict(Category.choices)[key],
        "size": len(tickets),
        "take": quota.take,
        "reserve": len(rows) - quota.take,
        "rest": len(tickets) - len(rows),
        "rows": rows,
        "marks": _marks(tickets, quota),
        "cut": (cut := round(_x(tickets[quota.take - 1][0]) + 3, 1)),
        "cut_label": {
            "x": round(cut - 6 if cut > 620 else cut + 6, 1),
            "anchor": "end" if cut > 620 else "start",
        },
    }


def _x(ticket: str) -> float:
    """Where a ticket stands between 0000… and ffff…"""
    return round(LEFT + (RIGHT - LEFT) * int(ticket[:8], 16) / 0xFFFFFFFF, 1)


def _marks(tickets, quota) -> list[dict]:
    marks, drawn = [], quota.take + quota.reserve
    step = max(1, (len(tickets) - drawn) // MOST_MARKS)
    for rank, (ticket, _) in enumerate(tickets):
        if rank >= drawn and (rank - drawn) % step:
            continue
        css = "mark-selected" if rank < quota.take else "mark-reserve" if rank < drawn else "mark-rest"
        marks.append({"x": _x(ticket), "css": css, "top": 18 if rank < quota.take else 28})
    return marks


def _visible(request, plan, sequence) -> Draw:
    rows = Draw.objects.visible_to(request.user).select_related("plan", "frozen_by", "revealed_by")
    return get_object_or_404(rows, plan=plan, sequence=sequence)


@reads()
def tickets(request, pk, sequence):
    """The tickets of a draw, lowest first in each category; any other is found by name or code."""
    draw = _visible(request, pk, sequence)
    pool, wanted = lots.parse(draw.pool), request.GET.get("q", "").strip()[:60]
    strata = [_listed(pool, draw.seed, s, wanted) for s in lots.STRATA] if draw.is_revealed else []
    context = {"draw": draw, "strata": [s for s in strata if s["size"]], "pool": pool, "q": wanted}
    return render(request, "inspections/plan/tickets.html", {**context, "most": MOST_TICKETS})


def _listed(pool: lots.Pool, seed: str, stratum: str, wanted: str) -> dict:
    """The first tickets of a category, or those of the enterprises asked for, each with its rank."""
    names = {c.code: c for c in pool.candidates}
    ranked = enumerate(lots.tickets(pool, seed, stratum), start=1)
    rows = [(rank, ticket, names[code]) for rank, (ticket, code) in ranked]
    found = [row for row in rows if wanted in row[2].name or wanted.upper() in row[2].code]
    label = dict(Category.choices)[stratum]
    return {"label": label, "size": len(rows), "found": len(found), "rows": found[:MOST_TICKETS]}


@reads()
def record(request, pk, sequence):
    """The record as JSON, for staff: the commitment before the reveal, everything after it."""
    draw = _visible(request, pk, sequence)
    response = JsonResponse(record_of(draw), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="draw-{draw.plan_id}-{draw.sequence}.json"'
    return response


@reads()
def pool_text(request, pk, sequence):
    """The frozen pool, byte for byte."""
    draw = _visible(request, pk, sequence)
    response = HttpResponse(draw.pool, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="pool-{draw.plan_id}-{draw.sequence}.txt"'
    return response
