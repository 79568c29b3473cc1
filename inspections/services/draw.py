"""Freezing, revealing, redrawing; giving out the visits. The arithmetic is in `inspections.draw`."""

import hashlib
import json
import secrets
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from bureau.dates import local_day
from bureau.staff.models import User
from bureau.workflow import Refusal, Refused
from inspections import draw as lots
from inspections.models import Draw, DrawPlan, DrawResult, Enterprise, InspectionTask
from inspections.services import pool as pools
from inspections.services.task import create_many
from inspections.workflow import PLAN


def _commit(plan: DrawPlan, *, actor, at: datetime, secret: str | None, reason: str = "", data: dict) -> Draw:
    sequence = plan.draws.count() + 1
    number = plan.number if sequence == 1 else f"{plan.number} 第{sequence}次"
    pool = pools.build(plan, on=local_day(at), number=number)
    if obstacles := lots.obstacles(pool):
        raise Refused("冻结名录", [Refusal(obstacle) for obstacle in obstacles])
    text, secret = lots.text_of(pool), secret or secrets.token_hex(32)
    draw = Draw.objects.create(
        plan=plan,
        sequence=sequence,
        number=number,
        reason=reason,
        format_version=lots.FORMAT,
        frozen_at=at,
        frozen_by=actor,
        pool=text,
        pool_digest=hashlib.sha256(text.encode()).hexdigest(),
        secret=secret,
        commitment=lots.commitment_of(secret),
        public_source=plan.public_source,
        public_due_on=plan.public_due_on,
    )
    data.update(number=number, pool_digest=draw.pool_digest, commitment=draw.commitment)
    data.update(public_source=draw.public_source, public_due_on=draw.public_due_on)
    return draw


def freeze(*, plan: DrawPlan, actor, at: datetime | None = None, secret: str | None = None) -> Draw:
    """Fixes the pool and publishes its digest and the commitment. `secret` is given only for demonstration data.

    Raises Refused with every reason (quota beyond the pool, public value not in the future, fewer than two officers).
    """
    at, data = at or timezone.now(), {}
    with PLAN.step(plan, "freeze", actor=actor, on=local_day(at), data=data) as row:
        return _commit(row, actor=actor, at=at, secret=secret, data=data)


def redraw(
    *, plan: DrawPlan, actor, reason: str, public_source: str, public_due_on: date, at: datetime | None = None
) -> Draw:
    """Sets the draw aside with a reason that is published, and freezes anew with another public value to come."""
    at, data = at or timezone.now(), {"reason": reason}
    if not reason.strip():
        raise ValidationError("没有重抽：缺理由。理由随结果公开。请填写。")
    if public_due_on <= local_day(at):
        raise ValidationError("没有重抽：公开值须在今天之后产生，否则种子可能被预知。请另选一期。")
    with PLAN.step(plan, "redraw", actor=actor, on=local_day(at), data=data, note=reason) as row:
        row.draws.filter(active=True).update(active=False)
        row.public_source, row.public_due_on = public_source, public_due_on
        return _commit(row, actor=actor, at=at, secret=None, reason=reason.strip(), data=data)


def reveal(*, plan: DrawPlan, actor, public_value: str, at: datetime | None = None) -> Draw:
    """Enters the public value; seed and results follow from it alone. Done once per freeze."""
    at, value, data = at or timezone.now(), " ".join(public_value.split()), {}
    if not value:
        raise ValidationError("没有抽取：缺公开值。请按公布的来源填写。")
    with PLAN.step(plan, "reveal", actor=actor, on=local_day(at), data=data) as row:
        draw = Draw.objects.select_for_update(of=("self",)).get(
            plan=row, active=True, revealed_at__isnull=True
        )
        draw.public_value, draw.revealed_at, draw.revealed_by = value, at, actor
        draw.seed = lots.seed_of(draw.pool_digest, draw.commitment, draw.secret, value, draw.number)
        try:
            drawn = lots.draw(lots.parse(draw.pool), draw.seed)
        except lots.Infeasible as error:
            raise Refused("抽取", [Refusal(reason) for reason in error.reasons]) from error
        sealed = lots.sealed({**_facts(draw), "results": [row.as_dict() for row in drawn]})
        draw.record = lots.canonical(sealed)
        draw.save()
        _store_results(draw, drawn)
        data.update(
            number=draw.number, public_value=value, seed=draw.seed, record_digest=sealed["record_digest"]
        )
    return draw


def _facts(draw: Draw) -> dict:
    return {
        "format": draw.format_version,
        "number": draw.number,
        "plan": draw.plan.number,
        "title": draw.plan.title,
        "sequence": draw.sequence,
        "reason": draw.reason,
        "frozen_at": timezone.localtime(draw.frozen_at).isoformat(timespec="seconds"),
        "pool": draw.pool,
        "pool_digest": draw.pool_digest,
        "commitment": draw.commitment,
        "public_source": draw.public_source,
        "public_due_on": draw.public_due_on.isoformat(),
        "public_value": draw.public_value,
        "secret": draw.secret,
        "revealed_at": timezone.localtime(draw.revealed_at).isoformat(timespec="seconds"),
        "seed": draw.seed,
    }


def _store_results(draw: Draw, drawn: list[lots.Drawn]) -> None:
    firms = dict(Enterprise.objects.filter(code__in=[row.code for row in drawn]).values_list("code", "pk"))
    keys = {key for row in drawn for key in row.officers}
    people = dict(
        User.objects.filter(certificates__number__in=keys).values_list("certificates__number", "pk")
    )
    DrawResult.objects.bulk_create(
        DrawResult(
            draw=draw,
            enterprise_id=firms[row.code],
            stratum=row.stratum,
            rank=row.rank,
            ticket=row.ticket,
            place=row.place,
            officer_a_id=people[row.officers[0]] if row.officers else None,
            officer_b_id=people[row.officers[1]] if row.officers else None,
        )
        for row in drawn
    )


def issue(*, plan: DrawPlan, actor, on: date | None = None) -> list[InspectionTask]:
    """A leader confirms the result: every selected enterprise gets its visit, listed ones a remote one."""
    with PLAN.step(plan, "issue", actor=actor, on=on) as row:
        results = DrawResult.objects.filter(draw__plan=row, draw__active=True, place="selected")
        return create_many(
            office=row.office,
            actor=actor,
            on=on,
            due_on=row.due_on,
            basis=InspectionTask.Basis.DRAW,
            visits=[
                {"result": r, "enterprise": r.enterprise, "officer_a": r.officer_a, "officer_b": r.officer_b}
                for r in results.select_related("draw", "enterprise", "officer_a", "officer_b")
            ],
        )


def complete(*, plan: DrawPlan, actor, on: date | None = None) -> None:
    """All visits are over: from now on pool, secret, seed and results are public."""
    with PLAN.step(plan, "complete", actor=actor, on=on):
        pass


def record_of(draw: Draw) -> dict:
    """What has been fixed so far: the commitment before the reveal, the whole record after it. For staff."""
    if draw.is_revealed:
        return json.loads(draw.record)
    return commitment_of(draw)


def commitment_of(draw: Draw) -> dict:
    """What may be known at once: digests, commitment and the public value to come; nothing of the pool."""
    return {
        "format": draw.format_version,
        "number": draw.number,
        "plan": draw.plan.number,
        "title": draw.plan.title,
        "sequence": draw.sequence,
        "reason": draw.reason,
        "frozen_at": timezone.localtime(draw.frozen_at).isoformat(timespec="seconds"),
        "pool_digest": draw.pool_digest,
        "commitment": draw.commitment,
        "public_source": draw.public_source,
        "public_due_on": draw.public_due_on.isoformat(),
    }


def results_are_public(draw: Draw) -> bool:
    """Whether the visits are over and the whole record may be published."""
    return draw.is_revealed and draw.plan.state == DrawPlan.State.COMPLETED


def published_record(draw: Draw) -> dict:
    """What the public site may show and hand out now: the commitment, or once the visits are over the whole record.

    The whole record has a member `seed` and verifies with `inspections.draw.verify` or static/verify_draw.py.
    """
    return json.loads(draw.record) if results_are_public(draw) else commitment_of(draw)
