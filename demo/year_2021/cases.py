"""The cases of 2021. Until 15 July the old 行政处罚法 governs the procedure; a hearing is offered from 50,000 yuan."""

from datetime import date

from demo.stories.tale import CaseTale

A, B, D = ("chenxl", "zhouya"), ("luoxj", "xuwq"), ("zhouya", "jiangbn")


def _on(month: int, day: int) -> date:
    return date(2021, month, day)


CASES = (
    CaseTale("恒砾建材", "dust-materials", _on(3, 4), A),
    CaseTale("禾润印染", "excess-water", _on(3, 11), A, "monitoring", defence="rejected"),
    CaseTale(
        "长陌电镀",
        "evade-water",
        _on(3, 24),
        A,
        "complaint",
        sealing="corrected",
        hearing="held",
        is_complex=True,
    ),
    CaseTale("南塘精铸", "hw-storage", _on(4, 7), B),
    CaseTale("枫林家具", "voc", _on(4, 20), D, "complaint"),
    CaseTale("云岭石材", "dust-industry", _on(5, 6), B),
    CaseTale(
        "茶山洗选厂",
        "evade-water",
        _on(5, 18),
        D,
        "complaint",
        sealing="extended",
        defence="accepted",
        outcome="lighter",
        is_complex=True,
    ),
    CaseTale("东岗热力二分厂", "excess-air", _on(6, 3), A, "monitoring"),
    CaseTale("白鹭食品", "self-monitoring", _on(6, 16), B, outcome="first_exempt"),
    CaseTale("沙渡拆解", "hw-label", _on(7, 8), D),
    CaseTale("石桥陶瓷", "permit-excess", _on(7, 20), A, "monitoring", hearing="held"),
    CaseTale("柳溪养猪", "manure", _on(8, 4), B, "complaint"),
    CaseTale("明川化工", "monitor-device", _on(8, 18), A, "monitoring"),
    CaseTale("河湾砂石码头", "dust-materials", _on(8, 27), D, end="declined"),
    CaseTale("柳溪木作", "three-simultaneous", _on(9, 1), B, extra=(("编制报告表", 4),)),
    CaseTale("安澜化工", "evade-air", _on(9, 8), A, "superior", sealing="corrected"),
    CaseTale("枫桥印务", "ledger", _on(9, 14), D, outcome="first_exempt"),
    CaseTale("牧歌养殖", "manure", _on(9, 24), B, "transfer"),
)
