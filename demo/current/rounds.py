"""Draws, lists, campaign and online review of the current year."""

from datetime import date, timedelta

from demo.days import last_office_day, office_days
from demo.stories.campaign import CampaignTale
from demo.stories.draw import DrawTale
from demo.stories.listing import ListingTale, M, R
from demo.stories.online import Anomaly

WATCHED = ("禾润印染", "东岗热力二分厂", "河湾纸品")
FOCUS = ("枫林家具", "柳溪木作", "明川化工", "安澜化工")


def draws_of(today: date) -> list[DrawTale]:
    """A draw in every quarter so far, this quarter's under way if it can be; one more frozen, its public value out."""
    year, now = today.year, (today.month + 2) // 3
    told = [_draw(year, quarter, date(year, 3 * quarter - 2, 9)) for quarter in range(1, now)]
    opening = date(year, 3 * now - 2, 9)
    if opening <= today:
        told.append(_draw(year, now, max(opening, today - timedelta(days=17))))
    begins = office_days(today, -6)
    quarter = (begins.month + 2) // 3
    title = f"{begins.year} 年第{'一二三四'[quarter - 1]}季度危险废物产生单位专项抽查"
    return [*told, DrawTale(begins.year, quarter, begins, special=1, general=4, title=title, hold=True)]


def _draw(year: int, quarter: int, begins: date) -> DrawTale:
    return DrawTale(year, quarter, begins, general=8)


def listings_of(today: date) -> list[ListingTale]:
    """Firms listed since the spring of last year, and applications of these days in several states."""
    spring = date(today.year - 1, 4, 14)
    listed = (
        ("清源水务", R.LIVELIHOOD, M.ONLINE),
        ("石桥水处理", R.LIVELIHOOD, M.ONLINE),
        ("县人民医院", R.LIVELIHOOD, M.PAPER),
        ("云泽水泥", R.INDUSTRY, M.ONLINE),
        ("净宇环保", R.PROJECT, M.VIDEO),
        ("麦坪屠宰", R.LIVELIHOOD, M.ONLINE),
        ("东岗热力", R.LIVELIHOOD, M.ONLINE),
    )
    removal = (last_office_day(today - timedelta(days=5)), "检查查实未按规定自行监测")
    return [
        *(
            ListingTale(
                firm,
                spring,
                reason,
                mode,
                removed=removal if firm == "麦坪屠宰" else None,
                rechecks=4 if firm == "净宇环保" else 8,
            )
            for firm, reason, mode in listed
        ),
        ListingTale(
            "茶山青屏",
            today - timedelta(days=24),
            R.LOW,
            M.PAPER,
            declined="公示期间有群众反映噪声，核查清楚前不列入",
        ),
        ListingTale("石桥百川", today - timedelta(days=2), R.MANAGED, M.VIDEO, stop="applied"),
        ListingTale("东岗晨岭", today - timedelta(days=3), R.LOW, M.PAPER, stop="applied"),
        ListingTale(
            "麦坪丰澜",
            today - timedelta(days=8),
            R.LOW,
            M.POWER,
            stop="noticed",
            objection="厂区北侧夜间装卸声音大，希望核实后再列入。",
        ),
    ]


def campaign_of(today: date) -> CampaignTale:
    """A campaign that began a month ago and still runs."""
    first = today - timedelta(days=30)
    return CampaignTale(
        "挥发性有机物治理专项执法行动",
        "industry",
        f"澜环办〔{first.year}〕41号",
        first,
        today + timedelta(days=30),
        FOCUS,
    )


def anomalies_of(today: date) -> list[Anomaly]:
    """Abnormal days: two settled, one whose explanation has not come, one turned into a visit."""
    found = [
        Anomaly(
            "禾润印染",
            today - timedelta(days=75),
            "COD 小时均值连续 5 次超标",
            "进水负荷冲击，已立即减产并检修",
            "explained",
        ),
        Anomaly(
            "东岗热力二分厂",
            today - timedelta(days=33),
            "二氧化硫数据恒值 6 小时",
            "采样探头堵塞，已更换",
            "device",
        ),
        Anomaly("河湾纸品", today - timedelta(days=2), "氨氮小时均值 3 次超标"),
        Anomaly("禾润印染", today - timedelta(days=1), "流量计数据为零 4 小时", outcome="onsite"),
    ]
    return [anomaly for anomaly in found if anomaly.day.year == today.year]
