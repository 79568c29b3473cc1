"""Complaints and clues of these weeks, one or more in every state."""

from datetime import date, timedelta

from cases.models import Complaint
from demo.days import last_office_day
from demo.stories import complaint
from demo.stories.complaint import ComplaintTale

C = Complaint.Channel


def tell(bureau) -> None:
    """Takes them into the diary."""
    today, cast, firms = bureau.today, bureau.cast, bureau.firms
    for tale in complaints_of(today):
        bureau.diary.tell(complaint.tell(tale, cast, firms))
    start = last_office_day(today - timedelta(days=9))
    bureau.diary.tell(complaint.joined_clues(start, cast, firms["柳溪木作"]))


def complaints_of(today: date) -> list[ComplaintTale]:
    """Counted back from today."""

    def back(days: int) -> date:
        return last_office_day(today - timedelta(days=days))

    return [
        ComplaintTale(back(1), C.HOTLINE, "枫桥印务", "油墨味浓，夜里关不住窗。", reporter="邵先生"),
        ComplaintTale(back(3), C.CITY_LINE, "南塘精铸", "凌晨机器轰鸣。", outer_number="QH12345-0042"),
        ComplaintTale(back(8), C.VISIT, "沙渡拆解", "拆车的油流到路边沟里。", "accepted", "祝女士"),
        ComplaintTale(back(5), C.WEB, "枫林家具", "夜里排气筒冒烟，有漆味。", "joined"),
        ComplaintTale(back(12), C.CITY_LINE, "石桥陶瓷", "厂旁工地夜间打桩。", "routed", "温先生"),
        ComplaintTale(back(15), C.LETTER, "云岭石材", "切割粉尘，上月已反映过。", "declined", "柯女士"),
        ComplaintTale(back(10), C.HOTLINE, "白鹭食品", "厂里排水有泡沫。", "withdrawn", "阮先生"),
        ComplaintTale(back(40), C.PETITION, "安澜化工", "厂区周边有酸味，请求查处。", "replied", "章女士"),
        ComplaintTale(back(46), C.PETITION, "明川化工", "夜间有刺鼻气味，影响休息。", "reviewed", "尹先生"),
    ]
