"""What stands beside the cases: damage claims, supervision, volumes, opinions, the register of law."""

from datetime import date, timedelta

from demo.days import last_office_day
from demo.stories import archiving, cap, damage, keeping_law, office, supervising, waiting

SOON = timedelta(days=20)


def tell(bureau, *, since: date) -> None:
    """Takes it into the diary; reviews look at the cases closed `since`."""
    today, cast, firms, diary = bureau.today, bureau.cast, bureau.firms, bureau.diary

    def back(days: int) -> date:
        return last_office_day(today - timedelta(days=days))

    diary.tell(waiting.limit(back(4), cast, firms["石桥水处理"], "excess-water", told=True))
    diary.tell(waiting.limit(back(2), cast, firms["河湾纸品"], "permit-excess", told=False))
    diary.tell(waiting.orders(back(2), cast, firms["云岭石材"], "dust-industry"))
    diary.tell(damage.negotiated(back(52), cast, firms["安澜化工"]))
    diary.tell(damage.negotiated(back(20), cast, firms["茶山洗选厂"], stop="open"))
    diary.tell(damage.negotiated(back(6), cast, firms["牧歌养殖"], stop="screen"))
    diary.tell(supervising.conduct(back(38), cast))
    diary.tell(supervising.inquiries(back(24), cast))
    diary.tell(supervising.finished_round(back(34), cast, first=since, last=back(36)))
    diary.tell(supervising.running_round(back(9), cast, first=since, last=back(10)))
    diary.tell(supervising.planned(back(3), cast, first=since, last=back(10)))
    diary.tell(archiving.bound(back(12), cast, firms["白鹭食品"], made=not bureau.light))
    diary.tell(archiving.arranged(back(4), cast, firms["柳溪木作"]))
    diary.tell(cap.beyond(back(9), cast, firms))
    diary.tell(office.unanswered(back(3), cast))
    diary.tell(keeping_law.local(back(15), cast, in_force=today + SOON))
