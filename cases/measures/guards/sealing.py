"""Before a measure is approved, carried out, prolonged or ended."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.measures.guards.lawful import lawful as lawful_objects
from cases.measures.models.sealing import Sealing
from cases.models import Service
from cases.states import SEALABLE, SEALED, SealingState

R = Sealing.ReleaseGround


def _act(sealing, name: str) -> str:
    return reverse(f"cases:sealing-{name}", args=[sealing.pk])


def case_undecided(sealing, context: Context):
    """A measure serves the investigation of a filed case (行政强制法 第18、27条): none once it is decided."""
    case = sealing.case
    if case.state in SEALABLE:
        return None
    return Refusal(
        f"案件当前为“{case.state_label}”，只有已立案、决定前的案件可以采取查封、扣押。",
        "行政强制法 第18条",
    )


def lawful(sealing, context: Context):
    """Ground and objects are looked at again by the head: law and list may have changed since the application."""
    return lawful_objects(sealing, list(sealing.items.all()), context.on)


def not_own_case(sealing, context: Context):
    """Who investigates does not approve the measure."""
    if not sealing.case.is_investigator(context.actor):
        return None
    return Refusal(
        "你是本案调查人员，不得批准本案的查封、扣押。请由其他负责人办理。", "行政强制法 第18条第1项"
    )


def evidence_first(sealing, context: Context):
    """查封扣押办法 第10条: evidence, then approval. Who sealed on the spot has the scene record."""
    if sealing.case.evidence.usable().exists():
        return None
    return Refusal(
        "还没有证据。实施查封、扣押前应当收集证据。",
        "查封扣押办法（令 29）第10条",
        reverse("cases:evidence-add", args=[sealing.case_id]),
        "登记证据",
    )


def discussed(sealing, context: Context):
    """查封扣押办法 第10条: a major case is decided by the committee; the last discussion counts."""
    if not sealing.is_major:
        return None
    last = sealing.discussions.last()
    if last and last.agreed and last.held_on <= context.on:
        return None
    text = (
        "案情重大，还没有案件审查委员会集体审议记录。"
        if last is None
        else f"集体审议（{last.held_on}）没有同意采取措施。"
        if not last.agreed
        else f"集体审议（{last.held_on}）晚于填写的批准日期 {context.on}。请核对日期。"
    )
    return Refusal(text, "查封扣押办法（令 29）第10条", _act(sealing, "discuss_sealing"), "登记集体审议")


def emergency_deadline(sealing):
    """The moment by which approval must be there: twenty-four hours from the hour, never rolled (行政强制法 第19条)."""
    hours = int(timelimits.rule("seal.emergency", sealing.sealed_on, office=sealing.office).value)
    return sealing.scene.started_at + timedelta(hours=hours)


def approved_in_time(sealing, context: Context):
    """Past the twenty-four hours nothing can be approved any more; the measure is lifted at once."""
    moment, until = context.data.get("at") or timezone.now(), emergency_deadline(sealing)
    if moment <= until:
        return None
    return Refusal(
        f"补办批准手续的期限已于 {timezone.localtime(until):%Y-%m-%d %H:%M} 届满，不能再批准。请立即解除。",
        "行政强制法 第19条；查封扣押办法（令 29）第13条",
        _act(sealing, "release_sealing"),
        "解除",
    )


def has_lapsed(sealing, on) -> bool:
    """Fatal error 25: the term is over and the measure without ground."""
    clock = alive_clock(sealing, "seal.term") if sealing.state in SEALED else None
    return clock is not None and clock.due_on is not None and clock.due_on < on


def not_lapsed(sealing, context: Context):
    """What has expired can only be released."""
    if not has_lapsed(sealing, context.on):
        return None
    due = alive_clock(sealing, "seal.term").due_on
    return Refusal(
        f"期限已于 {due} 届满，{sealing.get_kind_display()}已失效，只能解除。请立即解除。",
        "行政强制法 第25条、第27条、第28条第1款第4项",
        _act(sealing, "release_sealing"),
        "解除",
    )


def not_extended_yet(sealing, context: Context):
    """Once, for thirty days."""
    if sealing.extended_on is None:
        return None
    return Refusal(f"{sealing.extended_on} 已延长一次，不能再延长。", "行政强制法 第25条第1款")


def release_ground_fits(sealing, context: Context):
    """The ground given for a release is true of this measure."""
    ground, due = context.data.get("release_ground"), alive_clock(sealing, "seal.term")
    if ground in (R.NOT_APPROVED, R.TOO_LATE) and sealing.state != SealingState.EMERGENCY:
        return Refusal("该措施已经批准。请另选解除理由。", "行政强制法 第19条")
    if ground == R.TOO_LATE and timezone.now() <= emergency_deadline(sealing):
        return Refusal("补办批准手续的期限还没有届满。请另选解除理由。", "行政强制法 第19条")
    if ground == R.EXPIRED and due and due.due_on and context.on < due.due_on:
        return Refusal(f"期限至 {due.due_on}，还没有届满。请另选解除理由。", "行政强制法 第28条第1款第4项")
    return None


def request_open(sealing, context: Context):
    """A refusal to release answers a request."""
    if sealing.requests.filter(answered_on__isnull=True).exists():
        return None
    return Refusal(
        "当事人没有待决定的解除申请。",
        "查封扣押办法（令 29）第18条、第19条",
        _act(sealing, "request_release"),
        "登记解除申请",
    )


def no_request_open(sealing, context: Context):
    """One request at a time."""
    waiting = sealing.requests.filter(answered_on__isnull=True).first()
    if waiting is None:
        return None
    return Refusal(
        f"{waiting.by} {waiting.received_on} 的解除申请还没有决定。",
        "查封扣押办法（令 29）第19条",
        _act(sealing, "refuse_release"),
        "决定不予解除",
    )


def testing_open(sealing, context: Context):
    """There is a testing whose end can be registered."""
    if sealing.testings.filter(finished_on__isnull=True).exists():
        return None
    return Refusal(
        "没有进行中的检测（鉴定）。",
        "行政强制法 第25条第3款",
        _act(sealing, "exclude_testing"),
        "告知检测期间",
    )


def release_paper(sealing):
    """The release of this very measure, or None."""
    return sealing.papers("sealing_release").last()


def release_unserved(sealing, context: Context):
    """A release is served once."""
    paper = release_paper(sealing)
    if paper is None:
        return Refusal("没有解除决定书。", "查封扣押办法（令 29）第21条")
    if served := Service.standing_of(paper):
        return Refusal(f"解除决定书已于 {served.served_on} 送达。", "查封扣押办法（令 29）第21条")
    return None


def seized(sealing, context: Context):
    """Only what was taken away is returned."""
    if sealing.is_seizure:
        return None
    return Refusal("查封的财物仍在当事人处，没有需要领取的财物。", "查封扣押办法（令 29）第21条")


def goods_held(sealing, context: Context):
    """Goods leave custody once."""
    goods = getattr(sealing, "goods", None)
    if goods is None or not goods.is_settled:
        return None
    return Refusal("财物已经领取、移交或者处理。", "行政强制法 第28条第2款")


def collection_not_notified(sealing, context: Context):
    """One notice."""
    goods = getattr(sealing, "goods", None)
    if goods is None or goods.notified_on is None:
        return None
    return Refusal(f"{goods.notified_on} 已通知领取。", "查封扣押办法（令 29）第21条")


def uncollected(sealing, context: Context):
    """Disposal only sixty days after the notice (查封扣押办法 第21条)."""
    goods = getattr(sealing, "goods", None)
    if goods is None or goods.notified_on is None:
        return Refusal(
            "还没有通知当事人领取。",
            "查封扣押办法（令 29）第21条",
            _act(sealing, "notify_collection"),
            "通知领取",
        )
    until = timelimits.due("seal.collect", goods.notified_on, office=sealing.office).on
    if context.on > until:
        return None
    return Refusal(f"领取期限至 {until}，届满前不得处理。", "查封扣押办法（令 29）第21条")


def nothing_lapsed(case, context: Context):
    """Fatal error 25: no notice and no decision while something stands sealed after its term."""
    lapsed = case.sealings.lapsed(context.on)
    return [
        Refusal(
            f"{row.get_kind_display()}（{row.place}）期限已届满，没有解除。请立即解除后再办理。",
            "行政强制法 第25条、第27条、第28条",
            reverse("cases:sealing", args=[row.pk]),
            "去解除",
        )
        for row in lapsed
    ]
