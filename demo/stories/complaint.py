"""Complaints from the public: accepted with a clue, joined, passed on, answered, reviewed; clues joined and split."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bureau.dates import today
from cases.intake.services import clue as clues
from cases.intake.services import complaint as complaints
from cases.intake.services import joining
from cases.measures.services.order import party_of
from cases.models import Clue, Complaint
from demo.days import office_day

HOUSING, SUPERIOR = "青禾县住房和城乡建设局", "澜州市生态环境局"


@dataclass(frozen=True)
class ComplaintTale:
    """One complaint about a firm of the register.

    `ends`: received, routed, declined, joined (to the firm's clue), accepted, withdrawn, replied or reviewed.
    """

    received: date
    channel: str
    firm: str
    content: str
    ends: str = "received"
    reporter: str = ""
    outer_number: str = ""


def tell(tale: ComplaintTale, cast, firms) -> Iterator[date]:
    """The steps on their days."""
    yield office_day(tale.received)
    row = _register(tale, cast, firms[tale.firm])
    if tale.ends == "received":
        return
    yield office_day(today() + timedelta(days=2))
    match tale.ends:
        case "routed":
            complaints.route_complaint(
                complaint=row,
                actor=cast.heq,
                organ=HOUSING,
                reason="反映的是建筑工地夜间施工，由住房和城乡建设主管部门负责。",
            )
        case "declined":
            complaints.decline_complaint(
                complaint=row,
                actor=cast.tangsy,
                reason="同一事项已于上月答复，没有新的事实和理由；不服答复的可以申请复查。",
            )
        case "joined":
            clue = Clue.objects.filter(enterprise=firms[tale.firm]).latest("pk")
            complaints.join_complaint(complaint=row, actor=cast.heq, clue=clue)
        case _:
            yield from _accepted(row, tale, cast, firms[tale.firm])


def _register(tale: ComplaintTale, cast, firm) -> Complaint:
    named = (
        {
            "reporter": tale.reporter,
            "reporter_phone": f"0000-77{tale.received:%m%d}9",
            "reporter_address": f"青禾县{firm.town}（虚构地址）",
        }
        if tale.reporter
        else {}
    )
    return complaints.register_complaint(
        actor=cast.heq,
        office=cast.bureau,
        received_on=today(),
        channel=tale.channel,
        subject=firm.name,
        place=firm.address,
        content=tale.content,
        outer_number=tale.outer_number,
        **named,
    )


def _accepted(row: Complaint, tale: ComplaintTale, cast, firm) -> Iterator[date]:
    """A clue is opened at once; what the check found decides the answer."""
    row = complaints.accept_complaint(complaint=row, actor=cast.heq, party_kind="entity", **party_of(firm))
    if tale.ends == "withdrawn":
        yield office_day(today() + timedelta(days=3))
        complaints.withdraw_complaint(
            complaint=row, actor=cast.heq, reason="举报人称已与企业沟通，书面撤回。"
        )
    if tale.ends not in ("replied", "reviewed"):
        return
    yield office_day(today() + timedelta(days=7))
    clues.decline_clue(
        clue=row.clue,
        actor=cast.tangsy,
        ground="no_violation",
        reason="现场核查两次并昼夜监测，治理设施正常运行，监测达标，没有发现违法行为。",
    )
    yield office_day(today() + timedelta(days=1))
    row = complaints.reply_complaint(
        complaint=row,
        actor=cast.tangsy,
        result=Complaint.Result.UNTRUE,
        reply="我局现场核查两次，治理设施正常运行，昼夜监测结果均达标，没有发现违法排放。已要求企业公开监测结果。",
    )
    yield office_day(today() + timedelta(days=4))
    satisfied = tale.ends == "replied"
    complaints.record_feedback(
        complaint=row, actor=cast.heq, satisfied=satisfied, note="" if satisfied else "认为夜间仍有异味"
    )
    if tale.ends == "reviewed":
        yield office_day(today() + timedelta(days=6))
        complaints.ask_review(complaint=row, actor=cast.heq, organ=SUPERIOR, on=today())


def joined_clues(start: date, cast, firm) -> Iterator[date]:
    """The same matter from two sides is checked once; a second matter in it is split off and sent to its organ."""
    facts = {"office": cast.bureau, "party_kind": "entity", **party_of(firm)}
    yield office_day(start)
    first = clues.register_clue(
        actor=cast.heq,
        source="superior",
        received_on=today(),
        content="上级交办：厂区异味，夜间开启旁路。",
        place=firm.address,
        **facts,
    )
    yield office_day(start + timedelta(days=2))
    second = clues.register_clue(
        actor=cast.heq,
        source="media",
        received_on=today(),
        content="本地论坛反映同一企业夜间异味。",
        place=firm.address,
        **facts,
    )
    joining.join_clue(clue=second, actor=cast.heq, into=first, reason="与交办线索反映的是同一企业同一事项。")
    yield office_day(start + timedelta(days=3))
    part = joining.split_clue(
        clue=first,
        actor=cast.heq,
        content="交办材料同时反映运输车辆沿途抛洒。",
        reason="抛洒与厂区异味不是同一事项。",
        party_kind="entity",
        **party_of(firm),
    )
    yield office_day(start + timedelta(days=4))
    joining.route_clue(
        clue=part, actor=cast.tangsy, organ="青禾县交通运输局", reason="运输车辆抛洒由交通运输部门查处。"
    )
