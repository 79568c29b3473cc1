"""Making inspections public: the yearly plan, a draw's commitment and record, campaigns, the results of visits."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from inspections.models import Campaign, Draw, InspectionTask, YearPlan
from inspections.services.draw import commitment_of, published_record, results_are_public
from publicity import snapshots
from publicity.models import Publication
from publicity.services.publishing import publish, withdraw

K = Publication.Kind
RESULTS = "publish.other"


@transaction.atomic
def publish_draw(*, draw: Draw, kind: str, actor, on: date | None = None) -> Publication:
    """Publishes the commitment (DRAW_PLAN) or the record (DRAW_RESULT).

    With the record go the results of its visits: their 20 working days are met (公开条例 第26条; 118 号).
    """
    on = on or today()
    results = kind == K.DRAW_RESULT
    published = publish(
        draw,
        kind=kind,
        title=f"{draw.plan.title}{'抽取结果' if results else '名录摘要'}",
        snapshot=published_record(draw) if results else commitment_of(draw),
        number=draw.number,
        actor=actor,
        on=on,
        office=draw.plan.office,
    )
    if results and draw.active:  # one set aside sent nobody
        tasks = InspectionTask.objects.filter(result__draw=draw)
        _publish_visits(draw, tasks, title=draw.plan.title, number=draw.number, actor=actor, on=on)
    return published


def _publish_visits(dossier, tasks, *, title, number="", summary="", actor, on) -> Publication:
    """What the visits of a draw or a campaign (or one visit) found; meets the clock of each visit."""
    office = dossier.plan.office if isinstance(dossier, Draw) else dossier.office
    published = publish(
        dossier,
        kind=K.VISITS,
        title=f"{title}检查结果",
        snapshot=snapshots.visits(tasks.exclude(pk__in=tasks.open()), number=number, summary=summary),
        number=number,
        actor=actor,
        on=on,
        office=office,
    )
    for task in tasks.done():
        timelimits.meet(task, RESULTS, on=on)
    return published


@transaction.atomic
def publish_visit(*, task: InspectionTask, actor, on: date | None = None) -> Publication:
    """Publishes what one drawn visit found while others of its draw are still to be made.

    Its twenty working days run from its own end and wait for no other visit; the draw's record follows with all.
    """
    draw = task.result.draw if task.result else None
    if draw is None or task.state != InspectionTask.State.DONE:
        raise Refused("公开检查结果", [Refusal("只有办结的双随机检查可以先行公开。")])
    if results_are_public(draw):
        raise Refused("公开检查结果", [Refusal("本次抽查的检查已全部结束，请公开抽取记录和全部检查结果。")])
    return _publish_visits(
        task,
        InspectionTask.objects.filter(pk=task.pk),
        title=f"{draw.plan.title}：{task.enterprise.name}",
        number=draw.number,
        actor=actor,
        on=on or today(),
    )


@transaction.atomic
def publish_year_plan(*, plan: YearPlan, actor, on: date | None = None) -> Publication:
    """Publishes an approved yearly plan; an earlier edition is withdrawn with the reason that it was changed."""
    on = on or today()
    if plan.state != YearPlan.State.APPROVED:
        raise Refused("公开年度计划", [Refusal(f"计划为“{plan.state_label}”，批准后才能公开。")])
    earlier = Publication.objects.live().of(plan).filter(kind=K.YEAR_PLAN, state=Publication.State.PUBLIC)
    for old in earlier:
        if old.snapshot["edition"] != plan.edition:
            withdraw(publication=old, reason=f"计划已调整，见第 {plan.edition} 版", actor=actor, on=on)
    return publish(
        plan,
        kind=K.YEAR_PLAN,
        title=plan.title if plan.edition == 1 else f"{plan.title}（第 {plan.edition} 版）",
        snapshot=snapshots.year_plan(plan),
        dated_on=plan.approved_on,
        actor=actor,
        on=on,
    )


@transaction.atomic
def publish_special(*, campaign: Campaign, kind: str, actor, on: date | None = None) -> Publication:
    """Publishes an approved campaign (SPECIAL), or its results once it is over (VISITS)."""
    on = on or today()
    if kind == K.VISITS:
        if campaign.state != Campaign.State.FINISHED:
            raise Refused("公开检查结果", [Refusal("行动还没有结束。")])
        published = _publish_visits(
            campaign,
            campaign.tasks.all(),
            title=campaign.title,
            summary=campaign.summary,
            actor=actor,
            on=on,
        )
        timelimits.meet(campaign, RESULTS, on=on)
        return published
    if campaign.state not in (Campaign.State.RUNNING, Campaign.State.FINISHED):
        raise Refused("公开专项行动", [Refusal("行动还没有批准。")])
    snapshot = snapshots.special(campaign)
    return publish(campaign, kind=K.SPECIAL, title=campaign.title, snapshot=snapshot, actor=actor, on=on)
