"""The year before the current one, thin: enough records to compare with."""

from datetime import date

from demo import programme
from demo.stories import listing, registers
from demo.stories.draw import DrawTale
from demo.stories.tale import CaseTale

A, B = ("chenxl", "zhouya"), ("luoxj", "xuwq")


def tell(bureau) -> None:
    """Takes the whole year into the diary; earlier entries of the positive list have run out by then."""
    year, cast = bureau.today.year - 1, bureau.cast
    bureau.diary.tell(listing.expiry(cast, date(year, 3, 3)))
    for tale in cases_of(year)[: 2 if bureau.light else None]:
        bureau.tell_case(tale)
    for quarter in (4,) if bureau.light else (1, 2, 3, 4):
        bureau.tell_draw(DrawTale(year, quarter, date(year, 3 * quarter - 2, 9), special=1, general=2))
    bureau.diary.tell(registers.tell(programme.of_year(year, cast), cast))


def cases_of(year: int) -> list[CaseTale]:
    """Simple cases over the year."""

    def on(month: int, day: int) -> date:
        return date(year, month, day)

    return [
        CaseTale("东岗热力二分厂", "excess-air", on(2, 18), A, "monitoring"),
        CaseTale("云岭石材", "dust-industry", on(3, 12), B, "complaint"),
        CaseTale("南塘精铸", "hw-plan", on(4, 9), A),
        CaseTale("枫桥印务", "voc", on(5, 8), B),
        CaseTale("禾润印染", "excess-water", on(5, 21), A, "monitoring"),
        CaseTale(
            "茶山洗选厂", "evade-water", on(6, 11), A, "complaint", sealing="corrected", is_complex=True
        ),
        CaseTale("牧歌养殖", "manure", on(7, 9), B, "complaint"),
        CaseTale("沙渡拆解", "hw-storage", on(8, 13), A),
        CaseTale("柳溪木作", "self-monitoring", on(9, 3), B, outcome="first_exempt"),
        CaseTale("恒砾建材", "dust-materials", on(9, 10), A),
    ]
