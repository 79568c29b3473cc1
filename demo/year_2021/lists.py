"""2021: positive list (nine at the end of the year), online supervision of three firms, special campaigns."""

from datetime import date

from demo.stories.campaign import CampaignTale
from demo.stories.listing import ListingTale, M, R
from demo.stories.online import Anomaly

LISTED = (
    ("清源水务", R.LIVELIHOOD, M.ONLINE), ("石桥水处理", R.LIVELIHOOD, M.ONLINE), ("县人民医院", R.LIVELIHOOD, M.PAPER),
    ("河湾纸品", R.MANAGED, M.ONLINE), ("云泽水泥", R.INDUSTRY, M.ONLINE), ("净宇环保", R.PROJECT, M.VIDEO),
    ("麦坪屠宰", R.LIVELIHOOD, M.ONLINE), ("顺途汽修", R.LOW, M.PAPER), ("东岗热力", R.LIVELIHOOD, M.ONLINE),
)  # fmt: skip
REMOVED = ListingTale(
    "枫桥印务",
    date(2021, 5, 20),
    R.LOW,
    M.PAPER,
    removed=(date(2021, 10, 20), "环境管理台账缺失，经查证属实"),
    rechecks=1,
)
LISTINGS = (
    *(ListingTale(firm, date(2021, 5, 18), reason, mode, rechecks=2) for firm, reason, mode in LISTED),
    REMOVED,
)

FIRST, LAST = date(2021, 1, 5), date(2021, 12, 31)
WATCHED = ("禾润印染", "东岗热力二分厂", "河湾纸品")
ANOMALIES = (
    Anomaly(
        "东岗热力二分厂", date(2021, 2, 9), "颗粒物小时均值 2 次超标", "锅炉启炉时段，已调整工况", "explained"
    ),
    Anomaly("禾润印染", date(2021, 4, 26), "COD 数据恒值 4 小时", "采样泵堵塞，已更换", "device"),
    Anomaly(
        "河湾纸品", date(2021, 6, 21), "氨氮小时均值 1 次超标", "进水冲击，已加大回流并复测达标", "explained"
    ),
    Anomaly("东岗热力二分厂", date(2021, 8, 30), "数采仪离线 3 小时", "雷击断电，已恢复", "device"),
    Anomaly("禾润印染", date(2021, 10, 18), "pH 小时值低于 6", "加药泵故障，已修复并说明", "explained"),
    Anomaly("河湾纸品", date(2021, 9, 13), "COD 小时均值连续 4 次超标", outcome="onsite"),
    Anomaly(
        "河湾纸品", date(2021, 11, 29), "流量数据为零 2 小时", "计划停机，未提前报告，已说明", "explained"
    ),
)
CAMPAIGNS = (
    CampaignTale(
        "饮用水水源地环境执法专项行动", "water_source", "澜环办〔2021〕14号", date(2021, 3, 15), date(2021, 5, 14),
        ("清源水务", "茶山洗选厂", "柳溪养猪"),
    ),
    CampaignTale(
        "自然保护地周边专项执法行动", "reserve", "澜环办〔2021〕26号", date(2021, 6, 15), date(2021, 8, 13),
        ("茶山矿业", "云岭石材"),
    ),
    CampaignTale(
        "工业企业挥发性有机物专项执法行动", "industry", "澜环办〔2021〕33号", date(2021, 8, 24), date(2021, 10, 29),
        ("柳溪木作", "枫林家具", "安澜化工"),
    ),
)  # fmt: skip
