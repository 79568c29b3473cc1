"""Starting, stopping, extending and ending clocks. Each verb also refreshes the dossier's nearest due
date.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from bureau.dates import start_of_day, today
from bureau.dossier import about
from bureau.timelimits.errors import ClockRefused
from bureau.timelimits.models import Clock, Rule
from bureau.timelimits.services.dossiers import refresh_dossier
from bureau.timelimits.services.recompute import apply_due
from bureau.timelimits.services.rules import rule_or_none


@transaction.atomic
def start(
    dossier, key: str, *, on: date, label: str = "", actor=None, at: datetime | None = None
) -> Clock | None:
    """Starts the limit `key` by an event on `on`, with the version that is law on that day.

    Returns None when the law of that day sets no such limit. Started again for the same event it returns
    the clock that runs; for another day it refuses, because the earlier one must first be met or cancelled.
    `label` tells several clocks of one key apart. Limits in hours run from `at` (now, or the day's
    beginning for an earlier day).
    """
    version = rule_or_none(key, on, office=getattr(dossier, "office", None))
    if version is None:
        return None
    if not version.is_time:
        raise ClockRefused(f"“{version.label}”不是期限，不能起算。", version.citation)
    label = label or version.label
    alive = Clock.objects.alive().of(dossier).filter(key=key, label=label).first()
    if alive:
        return _same_or_refuse(alive, on)
    clock = Clock(**about(dossier), rule=version, key=key, label=label, started_on=on, created_by=actor)
    if version.unit == Rule.Unit.HOUR:
        clock.started_at = at or (timezone.now() if on == today() else start_of_day(on))
    apply_due(clock)
    clock.save()
    refresh_dossier(clock, dossier)
    return clock


def _same_or_refuse(alive: Clock, on: date) -> Clock:
    if alive.started_on == on:
        return alive
    raise ClockRefused(
        f"没有起算：“{alive.label}”已自 {alive.started_on} 起计时。请先登记办毕或撤销，再重新起算。",
        alive.rule.citation,
    )


@transaction.atomic
def meet(target, key: str = "", *, on: date, label: str = "") -> Clock | None:
    """Marks a limit as kept on `on`. Returns None when no such clock is alive: what was not asked needs
    no answer.
    """
    clock = _alive(target, key, label, required=False)
    if clock is None:
        return None
    if on < clock.started_on:
        raise ClockRefused(
            f"没有登记：办毕日 {on} 早于起算日 {clock.started_on}。请核对日期。", clock.rule.citation
        )
    _close_open_stop(clock, on)
    apply_due(clock)
    clock.state, clock.met_on = Clock.State.MET, on
    return _saved(clock, target)


@transaction.atomic
def start_until(
    dossier, key: str, *, on: date, until: date, reason: str, by, label: str = ""
) -> Clock | None:
    """Starts a limit whose last day a paper sets: the rule's own length, lengthened by `reason` to `until`.

    Returns None when the law of that day knows no such limit. Refused when `until` is earlier than the rule's end.
    """
    clock = start(dossier, key, on=on, label=label, actor=by)
    if clock is None:
        return None
    more = (until - on).days - int(clock.rule.value)
    if more < 0:
        raise ClockRefused(f"没有起算：{until} 早于法定的末日。请核对日期。", clock.rule.citation)
    clock.extensions.create(value=more, on=on, reason=reason, approved_by=by) if more else None
    apply_due(clock)
    return _saved(clock, dossier)


@transaction.atomic
def correct_met(dossier, key: str, *, on: date) -> Clock | None:
    """Moves the day on which the last kept limit of a key was kept, after its entry was corrected; None without one."""
    found = Clock.objects.of(dossier).filter(key=key, state=Clock.State.MET)
    clock = found.select_for_update(of=("self",)).order_by("-pk").first()
    if clock is None:
        return None
    if on < clock.started_on:
        raise ClockRefused(
            f"没有更正：办毕日 {on} 早于起算日 {clock.started_on}。请核对日期。", clock.rule.citation
        )
    clock.met_on = on
    return _saved(clock, dossier)


@transaction.atomic
def cancel(target, key: str = "", reason: str = "", *, label: str = "") -> Clock | None:
    """Ends a clock whose duty fell away; `reason` is required and kept. Returns None when none is alive."""
    clock = _alive(target, key, label, required=False)
    if clock is None:
        return None
    if not reason.strip():
        raise ClockRefused(f"没有撤销“{clock.label}”的时钟：缺理由。请写明为何不再需要办理。")
    clock.state, clock.reason = Clock.State.CANCELLED, reason
    return _saved(clock, target)


@transaction.atomic
def stop(target, key: str = "", *, on: date, reason: str, document: str = "", label: str = "") -> Clock:
    """Stops a clock from `on` (that day no longer counts). `document` names the paper that says so."""
    clock = _alive(target, key, label)
    if clock.state == Clock.State.STOPPED:
        raise ClockRefused(f"没有中止：“{clock.label}”已在中止中。", clock.rule.citation)
    _refuse_hours(clock)
    _check_day_inside(clock, on, "中止")
    clock.stops.create(from_on=on, reason=reason, document=document)
    apply_due(clock)
    return _saved(clock, target)


@transaction.atomic
def resume(target, key: str = "", *, on: date, label: str = "") -> Clock:
    """Ends the stop: `on` is its last day, itself out of the clock, which runs again from the day after."""
    clock = _alive(target, key, label)
    open_stop = clock.stops.filter(to_on__isnull=True).first()
    if open_stop is None:
        raise ClockRefused(f"没有恢复：“{clock.label}”没有中止。", clock.rule.citation)
    if on < open_stop.from_on:
        raise ClockRefused(
            f"没有恢复：恢复日 {on} 早于中止日 {open_stop.from_on}。请核对日期。", clock.rule.citation
        )
    _close_open_stop(clock, on)
    apply_due(clock)
    return _saved(clock, target)


@transaction.atomic
def exclude(
    target, key: str = "", *, first: date, last: date, reason: str, document: str = "", label: str = ""
) -> Clock:
    """Takes a closed interval out of a clock, both end days included (hearing, testing, expert opinion)."""
    clock = _alive(target, key, label)
    _refuse_hours(clock)
    if last < first:
        raise ClockRefused(f"没有扣除：止日 {last} 早于起日 {first}。请核对日期。", clock.rule.citation)
    if clock.due_on:
        _check_day_inside(clock, first, "扣除")
    clock.stops.create(from_on=first, to_on=last, reason=reason, document=document)
    apply_due(clock)
    return _saved(clock, target)


@transaction.atomic
def extend(target, key: str = "", *, on: date, reason: str, by, label: str = "") -> Clock:
    """Grants the next extension the law allows. `by` is the person who approved it, `on` the day of approval.

    Refused when the law allows none or no more, and when the limit had already ended.
    """
    clock = _alive(target, key, label)
    allowed, used = clock.rule.extension_values, clock.extensions.count()
    if used >= len(allowed):
        text = "法律没有规定可以延长" if not allowed else f"已延长 {used} 次，不能再延长"
        raise ClockRefused(f"没有延长：“{clock.label}”{text}。", clock.rule.citation)
    if clock.due_on and on > clock.due_on:
        raise ClockRefused(
            f"没有延长：期限已于 {clock.due_on} 届满，延长须在届满前批准。", clock.rule.citation
        )
    clock.extensions.create(value=allowed[used], on=on, reason=reason, approved_by=by)
    apply_due(clock)
    return _saved(clock, target)


def _alive(target, key: str, label: str, *, required: bool = True) -> Clock | None:
    """The living clock meant, locked: given itself, or by dossier and key. Several of one key need a
    label.
    """
    alive = Clock.objects.alive().select_for_update(of=("self",))
    if isinstance(target, Clock):
        found = list(alive.filter(pk=target.pk))
    else:
        found = list(alive.of(target).filter(key=key, **({"label": label} if label else {}))[:2])
    if len(found) > 1:
        raise ClockRefused("同一期限有几个时钟在走，须写明是哪一个事项。")
    if not found and required:
        raise ClockRefused("没有办理：没有正在计时的期限。")
    return found[0] if found else None


def _saved(clock: Clock, target) -> Clock:
    clock.revise()
    clock.save()
    refresh_dossier(clock, None if isinstance(target, Clock) else target)
    return clock


def _close_open_stop(clock: Clock, on: date) -> None:
    for open_stop in clock.stops.filter(to_on__isnull=True):
        open_stop.to_on = max(on, open_stop.from_on)
        open_stop.save(update_fields=["to_on"])


def _refuse_hours(clock: Clock) -> None:
    if clock.rule.unit == Rule.Unit.HOUR:
        raise ClockRefused(f"“{clock.label}”按小时计算，不中止、不扣除。", clock.rule.citation)


def _check_day_inside(clock: Clock, on: date, act: str) -> None:
    if on < clock.started_on or (clock.due_on and on > clock.due_on):
        span = f"{clock.started_on} 至 {clock.due_on}"
        raise ClockRefused(f"没有{act}：{on} 不在期限 {span} 之内。请核对日期。", clock.rule.citation)
