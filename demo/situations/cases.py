"""Cases with something out of the ordinary: measures, transfers, and what follows a decision instead of payment."""

from datetime import date, timedelta

from demo.days import last_office_day, office_day
from demo.stories.tale import CaseTale

A, B, D = ("chenxl", "zhouya"), ("luoxj", "xuwq"), ("zhouya", "jiangbn")
CODE = date(2026, 8, 15)  # an act before it and a refusal after it fall under different laws


def of(today: date) -> list[CaseTale]:
    """Two months from clue to decision: whatever is younger is still under way."""
    return [*_measures(today), *_waiting(today), *_police(today), *_after(today)]


def _back(today: date, days: int) -> date:
    return last_office_day(today - timedelta(days=days))


def _under_code(today: date, days: int) -> date:
    """So many days back, but not across the day the Code came into force."""
    return max(_back(today, days), office_day(CODE)) if today > CODE else _back(today, days)


def _measures(today: date) -> list[CaseTale]:
    return [
        CaseTale("顺途汽修", "voc", _back(today, 26), B, records=True, sealing="emergency", stop="inquiry"),
        CaseTale("南塘精铸", "hw-storage", _back(today, 44), B, sealing="seized", stop="return_goods"),
        CaseTale("枫林家具", "self-monitoring", _back(today, 16), D, sealing="seized", stop="seal"),
        CaseTale("东岗热力二分厂", "excess-air", _under_code(today, 110), A, "monitoring", refuses=True,
                 stop="daily_serve"),
    ]  # fmt: skip


def _waiting(today: date) -> list[CaseTale]:
    """Measures that wait for a signature or for hands; the last one since this morning."""
    return [
        CaseTale("石桥水处理", "excess-water", _back(today, 24), D, "monitoring", stop="tell"),
        CaseTale("河湾纸品", "permit-excess", _back(today, 26), A, "monitoring", stop="tell"),
        CaseTale("云岭石材", "dust-industry", _back(today, 18), B, sealing="open", stop="apply_sealing"),
        CaseTale("沙渡拆解", "hw-label", _back(today, 18), A, sealing="open", stop="approve_sealing"),
        CaseTale("明川化工", "evade-air", _back(today, 18), D, sealing="emergency", stop="seal",
                 days={"seal": today}),
    ]  # fmt: skip


def _police(today: date) -> list[CaseTale]:
    return [
        CaseTale("安澜化工", "evade-air", _under_code(today, 102), A, "superior", sealing="corrected",
                 stop="detain"),
        CaseTale("茶山洗选厂", "dump-hazardous", _back(today, 46), A, "complaint", sealing="police", end="crime"),
    ]  # fmt: skip


def _after(today: date) -> list[CaseTale]:
    return [
        CaseTale("禾润印染", "excess-water", _back(today, 128), A, "monitoring", after="deferral"),
        CaseTale("河湾纸品", "pretreatment", _back(today, 134), B, after="demand"),
        CaseTale("恒砾建材", "dust-materials", _back(today, 310), B, "complaint", after="court"),
        CaseTale("茶山矿业", "sw-storage", _back(today, 175), D, after="review"),
        CaseTale("牧歌养殖", "manure", _back(today, 126), B, "complaint", after="suit"),
        CaseTale("枫桥印务", "voc", _back(today, 106), D, after="review", stop="remedy"),
        CaseTale("柳溪木作", "voc", _back(today, 112), D, records=True, after="corrected"),
        CaseTale("沙渡拆解", "hw-storage", _back(today, 108), A, after="annulled"),
        CaseTale("白鹭食品", "self-monitoring", _back(today, 96), B, outcome="first_exempt"),
    ]  # fmt: skip
