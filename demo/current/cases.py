"""Cases of the current year: some by the calendar, the others counted back from today so that every stage is alive."""

from datetime import date, timedelta

from demo.days import event_for, last_office_day, office_days
from demo.stories.tale import CaseTale

A, B, D, E = ("chenxl", "zhouya"), ("luoxj", "xuwq"), ("zhouya", "jiangbn"), ("mengyc", "qiaoym")
SEALED = ("order", "serve_order", "apply_sealing", "approve_sealing", "seal")  # all on one day


def by_calendar(year: int) -> list[CaseTale]:
    """Cases of a year's months; whatever lies after today has not begun."""

    def on(month: int, day: int) -> date:
        return date(year, month, day)

    return [
        CaseTale("禾润印染", "excess-water", on(1, 14), A, "monitoring"),
        CaseTale("恒砾建材", "dust-materials", on(2, 10), B, "complaint"),
        CaseTale("石桥陶瓷", "excess-air", on(3, 5), A, "monitoring", defence="rejected", refuses=True),
        CaseTale("安澜化工", "hw-storage", on(3, 26), D),
        CaseTale("茶山矿业", "sw-storage", on(4, 16), B, "transfer"),
        CaseTale("柳溪养猪", "manure", on(5, 12), D, "complaint"),
        CaseTale("云岭石材", "noise", on(6, 9), E, "complaint", outcome="lighter"),
        CaseTale(
            "明川化工", "evade-water", on(6, 24), A, sealing="corrected", hearing="held", is_complex=True
        ),
        CaseTale("白鹭食品", "sw-ledger", on(7, 15), B, outcome="first_exempt"),
        CaseTale("东岗热力二分厂", "monitor-device", on(8, 6), A, "monitoring"),
    ]


def under_way(today: date) -> list[CaseTale]:
    """One case or more at every stage, with clocks overdue, due today and due soon."""
    return [*_begun(today), *_noticed(today), *_decided(today), *_ended(today)]


def _back(today: date, days: int) -> date:
    return last_office_day(today - timedelta(days=days))


def _begun(today: date) -> list[CaseTale]:
    soon = office_days(today, 2)
    sealed = event_for("seal.term", today, latest=today, any_day=True)
    served = event_for("daily.recheck", office_days(today, 4), latest=today)
    return [
        CaseTale("河湾砂石码头", "dust-materials", event_for("filing.decide", soon, latest=today), D, "complaint",
                 stop="clue", reporter="陶女士"),
        CaseTale("净宇环保", "hw-plan", _back(today, 3), B, "superior", stop="clue"),
        CaseTale("茶山洗选厂", "sw-storage", _back(today, 1), A, "transfer", stop="clue"),
        CaseTale("枫桥印务", "voc", _back(today, 6), E, stop="request"),
        CaseTale("沙渡拆解", "hw-plan", _back(today, 8), A, "complaint", stop="request"),
        CaseTale("麦坪屠宰", "self-monitoring", _back(today, 12), B, records=True, stop="register"),
        CaseTale("柳溪养猪", "manure", _back(today, 30), D, "complaint", end="suspended"),
        CaseTale("长陌电镀", "evade-water", sealed - timedelta(days=20), A, "complaint", sealing="open",
                 recheck=False, stop="tell", days=dict.fromkeys(SEALED, sealed)),
        CaseTale("枫林家具", "voc", served - timedelta(days=20), A, recheck=False, stop="inquiry",
                 days={"serve_order": served}),
        CaseTale("东岗热力", "excess-air", _back(today, 40), D, "monitoring", stop="finish"),
        CaseTale("柳溪木作", "three-simultaneous", _back(today, 48), B, stop="review"),
    ]  # fmt: skip


def _noticed(today: date) -> list[CaseTale]:
    served = event_for("defence.term", today, latest=today)
    later = event_for("defence.term", office_days(today, 3), latest=today)
    return [
        CaseTale("南塘精铸", "hw-storage", _back(today, 46), A, stop="notice"),
        CaseTale("牧歌养殖", "manure", served - timedelta(days=44), A, "complaint", stop="serve_notice",
                 days={"serve_notice": served}),
        CaseTale("禾润印染", "excess-water", later - timedelta(days=62), A, "monitoring", defence="open",
                 stop="defend", days={"serve_notice": later, "defend": min(today, office_days(later, 2))},
                 extra=(("两年内第二次违法", 4),)),
        CaseTale("石桥陶瓷", "permit-excess", _back(today, 74), D, "monitoring", hearing="called",
                 stop="call_hearing", extra=(("超过许可排放量", 20),)),
        CaseTale("茶山矿业", "sw-storage", _back(today, 66), B, is_complex=True, stop="close_defence"),
        CaseTale("安澜化工", "excess-air", _back(today, 70), A, "monitoring", is_complex=True, stop="legal_review",
                 extra=(("超标倍数 3 倍以上", 35), ("重污染天气应急期间", 10))),
    ]  # fmt: skip


def _decided(today: date) -> list[CaseTale]:
    overdue = event_for("publish.penalty", office_days(today, -1), latest=today)
    unserved = event_for("decision.serve", office_days(today, 3), latest=today)
    return [
        CaseTale("恒砾建材", "dust-materials", overdue - timedelta(days=78), D, stop="serve_decision",
                 days={"decide": overdue}),
        CaseTale("白鹭食品", "self-monitoring", unserved - timedelta(days=72), A, stop="decide",
                 days={"decide": unserved}),
        CaseTale("河湾纸品", "pretreatment", _back(today, 78), B, stop="publish"),
        CaseTale("沙渡拆解", "hw-label", _back(today, 88), A, "complaint", stop="ask_close"),
    ]  # fmt: skip


def _ended(today: date) -> list[CaseTale]:
    return [
        CaseTale("顺途汽修", "voc", _back(today, 20), D, "complaint", end="not_filed"),
        CaseTale("云岭石材", "dust-industry", _back(today, 36), B, "media", end="declined"),
        CaseTale("枫桥印务", "ledger", _back(today, 58), E, end="terminated"),
        CaseTale("河湾砂石码头", "dust-materials", _back(today, 52), A, "transfer", end="transferred"),
        CaseTale("净宇环保", "hw-label", _back(today, 64), B, end="cancelled"),
    ]
