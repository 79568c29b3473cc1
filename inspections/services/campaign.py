"""Special campaigns: drafting, targets, giving out the visits."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections import draw as lots
from inspections.models import Campaign, CampaignTarget, InspectionTask, Recusal
from inspections.services import pool as pools
from inspections.services.task import create_many
from inspections.targets import targets_digest
from inspections.workflow import CAMPAIGN


@transaction.atomic
def create(*, office, actor, on: date | None = None, **facts) -> Campaign:
    """A campaign in draft."""
    campaign = Campaign(office=office, created_by=actor, **facts)
    campaign.full_clean()
    campaign.save()
    record.append(campaign, actor=actor, verb="create", label="拟订专项行动", after=campaign.state, on=on)
    return campaign


def _only_in_draft(campaign: Campaign) -> Campaign:
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if campaign.state != Campaign.State.PLANNING:
        raise ValidationError(f"没有保存：行动已是“{campaign.state_label}”，名单不能再改。")
    return campaign


@transaction.atomic
def add_targets(*, campaign: Campaign, enterprises, origin: str, actor) -> int:
    """Adds enterprises found by conditions or read from a file; `origin` says which. Returns how many are new."""
    campaign = _only_in_draft(campaign)
    known = set(campaign.targets.values_list("enterprise", flat=True))
    fresh = [firm for firm in enterprises if firm.pk not in known]
    CampaignTarget.objects.bulk_create(
        CampaignTarget(campaign=campaign, enterprise=firm, origin=origin[:80]) for firm in fresh
    )
    record.append(
        campaign,
        actor=actor,
        verb="add_targets",
        label=f"添入检查对象 {len(fresh)} 家",
        note=origin,
        data={"codes": sorted(firm.code for firm in fresh)},
    )
    return len(fresh)


@transaction.atomic
def set_targets(*, campaign: Campaign, enterprises, actor) -> int:
    """Replaces the target list of a campaign in draft. Returns how many enterprises are on it."""
    campaign = _only_in_draft(campaign)
    wanted = {enterprise.pk: enterprise for enterprise in enterprises}
    campaign.targets.exclude(enterprise__in=wanted).delete()
    known = set(campaign.targets.values_list("enterprise", flat=True))
    CampaignTarget.objects.bulk_create(
        CampaignTarget(campaign=campaign, enterprise=firm) for pk, firm in wanted.items() if pk not in known
    )
    record.append(
        campaign,
        actor=actor,
        verb="targets",
        label=f"选定检查对象 {len(wanted)} 家",
        data={"codes": sorted(firm.code for firm in wanted.values())},
    )
    return len(wanted)


def _pairs(campaign: Campaign, firms, on: date) -> dict:
    """Two officers for each target: recusal, least load first, not the same pair twice running."""
    officers = pools.officers_on(campaign.office, on)
    keys, loads = {o.certificate_no(on): o for o in officers}, pools.loads_of(campaign.office, on.year)
    away = Recusal.objects.in_force(on).filter(enterprise__in=firms, officer__in=officers)
    pool = lots.Pool(
        number=campaign.title,
        officers=[lots.Officer(number, loads.get(o.pk, 0), o.name) for number, o in keys.items()],
        recusals={
            (r.officer.certificate_no(on), r.enterprise.code)
            for r in away.select_related("enterprise", "officer")
        },
        past_pairs=pools.past_pairs(
            campaign.office, {firm.pk: firm for firm in firms}, {o.pk: number for number, o in keys.items()}
        ),
    )
    try:
        chosen = lots.pairs_for(pool, lots.digest(campaign.dossier_key), [firm.code for firm in firms])
    except lots.Infeasible as error:
        raise Refused(
            "下达任务", [Refusal(reason, "行政处罚法 第42条") for reason in error.reasons]
        ) from error
    return {code: (keys[first], keys[second]) for code, (first, second) in chosen.items()}


def submit(*, campaign: Campaign, actor, on: date | None = None) -> None:
    """Freezes the target list and sends the campaign to a leader; the digest of the list goes into the record."""
    data = {}
    with CAMPAIGN.step(campaign, "submit", actor=actor, on=on, data=data) as row:
        row.targets_digest = targets_digest(row)
        data.update(targets=row.targets.count(), targets_digest=row.targets_digest)


def send_back(*, campaign: Campaign, actor, reason: str) -> None:
    """Returns it with a reason; the list may be changed again."""
    with CAMPAIGN.step(campaign, "send_back", actor=actor, note=reason) as row:
        row.targets_digest = ""


def launch(*, campaign: Campaign, actor, on: date | None = None) -> list[InspectionTask]:
    """A leader approves: every target gets its visit, due by the campaign's last day."""
    on = on or today()
    with CAMPAIGN.step(campaign, "launch", actor=actor, on=on) as row:
        firms = [
            target.enterprise
            for target in row.targets.select_related("enterprise").order_by("enterprise__code")
        ]
        pairs = _pairs(row, firms, on)
        visits = [
            {"enterprise": firm, "officer_a": pairs[firm.code][0], "officer_b": pairs[firm.code][1]}
            for firm in firms
        ]
        return create_many(
            office=row.office,
            actor=actor,
            visits=visits,
            basis=InspectionTask.Basis.CAMPAIGN,
            campaign=row,
            due_on=max(row.ends_on, on),
            on=on,
        )


def finish(*, campaign: Campaign, actor, summary: str, on: date | None = None) -> None:
    """Ends the campaign with a summary, when no visit is left open."""
    if not summary.strip():
        raise ValidationError("没有结束：缺总结。请写明检查家数、发现的问题和处理。")
    with CAMPAIGN.step(campaign, "finish", actor=actor, on=on) as row:
        row.summary = summary.strip()


def cancel(*, campaign: Campaign, actor, reason: str) -> None:
    """Gives the campaign up before it began."""
    with CAMPAIGN.step(campaign, "cancel", actor=actor, note=reason):
        pass
