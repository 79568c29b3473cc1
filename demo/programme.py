"""What the bureau does every year for the rule of law: awareness, training, leadership, supervision.

One table serves all years; the numbers of people and papers vary with the year, the laws presented follow its law.
"""

from datetime import date
from random import Random

from demo.stories.registers import Event
from publicity.models import (
    AdviserOpinion,
    Campaign,
    ConductCheck,
    FileReviewEvent,
    LeadershipAct,
    Lecture,
    MediaItem,
    Training,
)

CODE_YEAR = 2026
SQUAD = ("chenxl", "zhouya", "luoxj", "xuwq", "jiangbn")
T, V = Campaign.Theme, Campaign.Venue
# month, day, title, theme, venue, place, laws, audience, papers, volunteers, pictures
CAMPAIGNS = (
    (
        3,
        22,
        "“世界水日”走进河湾乡",
        T.OTHER,
        V.VILLAGE,
        "河湾乡码头广场",
        "长江保护法、水污染防治法",
        160,
        300,
        12,
        0,
    ),
    (
        4,
        15,
        "全民国家安全教育日集中宣传",
        T.SECURITY,
        V.PUBLIC,
        "县文化广场",
        "宪法、国家安全法",
        420,
        800,
        20,
        1,
    ),
    (
        4,
        28,
        "排污许可普法进企业",
        T.OTHER,
        V.ENTERPRISE,
        "禾润纺织印染有限公司",
        "排污许可管理条例、行政处罚法",
        86,
        120,
        0,
        0,
    ),
    (
        5,
        19,
        "保护母亲河志愿服务",
        T.OTHER,
        V.COMMUNITY,
        "城关镇滨河社区",
        "民法典、长江保护法",
        140,
        260,
        35,
        1,
    ),
    (
        6,
        5,
        "世界环境日主题宣传",
        T.ENVIRONMENT,
        V.PUBLIC,
        "县体育公园",
        "宪法、民法典、长江保护法",
        680,
        1500,
        46,
        2,
    ),
    (
        6,
        8,
        "环保课堂进学校",
        T.ENVIRONMENT,
        V.SCHOOL,
        "青禾县实验小学",
        "宪法、固体废物污染环境防治法",
        320,
        400,
        8,
        0,
    ),
    (
        7,
        14,
        "秸秆禁烧和粪污治理普法下基层",
        T.OTHER,
        V.VILLAGE,
        "麦坪镇牧歌村",
        "大气污染防治法、民法典",
        210,
        380,
        6,
        0,
    ),
    (9, 9, "机关干部法律讲堂", T.OTHER, V.AGENCY, "县政务服务中心", "民法典、行政处罚法", 95, 100, 0, 0),
    (
        10,
        20,
        "危险废物规范管理进企业",
        T.OTHER,
        V.ENTERPRISE,
        "沙渡工业集中区",
        "固体废物污染环境防治法",
        74,
        150,
        0,
        0,
    ),
    (12, 4, "国家宪法日集中宣传", T.CONSTITUTION, V.PUBLIC, "县文化广场", "宪法、民法典", 530, 1200, 28, 1),
)
TK, TL = Training.Kind, Training.Level
# month, day, topic, kind, level, organiser, hours, result
TRAININGS = (
    (3, 16, "新固废法及配套规定", TK.LAW, TL.PROVINCE, "省生态环境厅", 8, "考核全部合格"),
    (4, 22, "污染源自动监控设施现场检查", TK.PRACTICE, TL.CITY, "澜州市生态环境局", 12, "考核全部合格"),
    (5, 27, "挥发性有机物治理与执法", TK.PRACTICE, TL.PROVINCE, "省生态环境厅", 16, ""),
    (7, 20, "行政处罚法与执法程序", TK.LAW, TL.COUNTY, "青禾分局", 6, ""),
    (9, 15, "污染源自动监控现场执法检查比武", TK.CONTEST, TL.CITY, "澜州市生态环境局", 16, "团体第二名"),
    (11, 10, "执法大练兵案卷制作竞赛", TK.CONTEST, TL.COUNTY, "青禾分局", 8, "评出优秀案卷 3 份"),
)
# month, day, title, laws, listeners, place
LECTURES = (
    (1, 28, "维护宪法权威，依法履行职责", "宪法", "全体干部职工", "局会议室"),
    (3, 30, "长江保护法与流域治理", "长江保护法", "执法大队、各股室", "局会议室"),
    (6, 24, "民法典中的生态环境保护", "民法典", "全体干部职工", "局会议室"),
    (8, 12, "行政处罚法与严格规范执法", "行政处罚法", "一线执法人员", "执法大队"),
    (
        11,
        25,
        "固体废物污染防治的法律责任",
        "固体废物污染环境防治法",
        "企业负责人、执法人员",
        "沙渡工业集中区",
    ),
)
FL = FileReviewEvent.Level
# month, day, title, level, organiser, files, excellent, result
REVIEWS = (
    (5, 12, "行政执法案卷评查", FL.COUNTY, "青禾县司法局", 6, 2, "指出文书签名日期不规范 2 处，已整改"),
    (8, 26, "生态环境执法案卷评查", FL.CITY, "澜州市生态环境局", 5, 1, "证据目录缺页码 1 处，已整改"),
    (10, 28, "全省生态环境执法案卷评查", FL.PROVINCE, "省生态环境厅", 2, 1, "未发现问题"),
)
A = LeadershipAct.Kind
# month, day, kind, what, result
ACTS = (
    (1, 15, A.MEETING, "研究年度法治政府建设工作计划", "计划印发各股室"),
    (3, 8, A.HEARING_REPORT, "听取行政执法三项制度落实情况汇报", "要求补齐音像记录台账"),
    (4, 12, A.STUDY, "参加党组理论学习中心组法治专题学习", ""),
    (5, 24, A.MEETING, "研究重大案件办理和案卷评查整改", "明确整改责任人"),
    (6, 18, A.INSPECTION, "督促检查执法全过程记录和文书制作", "抽查 8 份，全部合格"),
    (8, 2, A.DISCUSSION, "重大行政处罚案件提交集体讨论", "同意拟处罚意见"),
    (9, 6, A.HEARING_REPORT, "听取普法工作和投诉举报办理情况汇报", ""),
    (10, 15, A.INSPECTION, "督促检查双随机抽查和正面清单执行情况", "按计划推进"),
    (12, 10, A.MEETING, "研究年度法治政府建设报告", ""),
)
S = AdviserOpinion.Subject
# month, day, subject, what, opinion
OPINIONS = (
    (4, 8, S.PENALTY, "拟对逃避监管排放水污染物案作出的处罚", "事实清楚，建议补强现场影像与笔录的对应说明"),
    (6, 2, S.CONTRACT, "污染源自动监控运维服务合同", "建议增加数据异常响应时限和违约责任条款"),
    (7, 6, S.DOCUMENT, "责令改正违法行为决定书格式", "建议写明救济途径和期限"),
    (9, 2, S.PENALTY, "拟对超过许可排放浓度案作出的处罚", "适用法律正确，裁量适当"),
    (11, 4, S.CONTRACT, "生态环境监测委托合同", "建议明确样品留存和复测责任"),
    (11, 18, S.AGREEMENT, "生态环境损害赔偿磋商协议", "建议明确修复期限和验收标准"),
)
L, K, H = MediaItem.Level, MediaItem.Kind, MediaItem.Channel
# month, day, title, outlet, level, kind, own channel
MEDIA = (
    (4, 16, "青禾：把法治课开到广场上", "澜州日报", L.CITY, K.PAPER, ""),
    (5, 8, "一张清单减少打扰", "绿境时报", L.NATIONAL, K.PAPER, ""),
    (6, 5, "世界环境日，青禾在行动", "澜州广播电视台", L.CITY, K.TELEVISION, ""),
    (6, 6, "六五环境日活动回顾", "青禾生态环境", L.OWN, K.NEW_MEDIA, H.WECHAT),
    (7, 2, "江边来了志愿者", "省生态环境在线", L.PROVINCE, K.WEBSITE, ""),
    (8, 19, "以案释法：雨水沟里的绿水", "青禾生态环境", L.OWN, K.NEW_MEDIA, H.VIDEO),
    (9, 22, "抽签怎么抽，一看就懂", "青禾生态环境", L.OWN, K.NEW_MEDIA, H.WEIBO),
    (10, 30, "第三季度双随机抽查结果", "青禾县人民政府网", L.OWN, K.WEBSITE, H.SITE),
    (12, 5, "宪法宣传周走进乡镇", "澜州日报", L.CITY, K.PAPER, ""),
)


def of_year(year: int, cast) -> list[Event]:
    """The whole programme of a year."""
    rng = Random(f"programme {year}")
    return [
        *(_campaign(year, rng, *line) for line in CAMPAIGNS),
        *(_training(year, *line) for line in TRAININGS),
        *(_lecture(year, cast, rng, *line) for line in LECTURES),
        *(_review(year, *line) for line in REVIEWS),
        *(_act(year, cast, *line) for line in ACTS),
        *(_opinion(year, *line) for line in OPINIONS),
        *(_media(year, *line) for line in MEDIA),
        *(_conduct(year, quarter) for quarter in (1, 2, 3, 4)),
    ]


def _laws(year: int, laws: str) -> str:
    """From 2026 the Code stands for the laws it repealed."""
    if year < CODE_YEAR:
        return laws
    kept = [
        law for law in laws.split("、") if not law.endswith("污染防治法") and law != "固体废物污染环境防治法"
    ]
    return "、".join([*kept, "生态环境法典"] if len(kept) < len(laws.split("、")) else kept)


def _campaign(year, rng, month, day, title, theme, venue, place, laws, audience, papers, helpers, pictures):
    facts = {
        "title": title, "theme": theme, "venue": venue, "place": place, "topics": _laws(year, laws),
        "audience": audience + rng.randint(-30, 30), "materials": papers + 10 * rng.randint(-5, 5),
        "volunteers": helpers, "summary": "现场讲解、发放资料并解答群众咨询。",
    }  # fmt: skip
    return Event(date(year, month, day), Campaign, facts, {"officers": ("baizh", "zhouya")}, pictures)


def _training(year, month, day, topic, kind, level, organiser, hours, result):
    topic = topic.replace(
        "新固废法及配套规定", "生态环境法典及配套规定" if year >= CODE_YEAR else "新固废法及配套规定"
    )
    facts = {
        "topic": topic,
        "kind": kind,
        "level": level,
        "organiser": organiser,
        "hours": hours,
        "result": result,
    }
    people = (*SQUAD, "gaowy", "linzy") if kind == TK.LAW else SQUAD
    return Event(date(year, month, day), Training, facts, {"participants": people})


def _lecture(year, cast, rng, month, day, title, laws, listeners, place):
    facts = {
        "title": title, "lecturer": cast.shenrc, "by_principal": True, "statutes": _laws(year, laws),
        "listeners": listeners, "audience": rng.randint(28, 64), "place": place,
    }  # fmt: skip
    return Event(date(year, month, day), Lecture, facts)


def _review(year, month, day, title, level, organiser, files, excellent, result):
    facts = {"title": f"{year} 年{title}", "level": level, "organiser": organiser, "files": files}
    return Event(date(year, month, day), FileReviewEvent, {**facts, "excellent": excellent, "result": result})


def _act(year, cast, month, day, kind, what, result):
    facts = {"kind": kind, "what": what, "leader": cast.shenrc, "result": result}
    return Event(date(year, month, day), LeadershipAct, facts)


def _opinion(year, month, day, subject, what, opinion):
    facts = {"subject": subject, "what": what, "adviser": "衡澜律师事务所 顾怀谷律师", "opinion": opinion}
    return Event(date(year, month, day), AdviserOpinion, facts)


def _media(year, month, day, title, outlet, level, kind, channel):
    facts = {"title": title, "outlet": outlet, "level": level, "kind": kind, "channel": channel}
    return Event(date(year, month, day), MediaItem, facts)


def _conduct(year, quarter):
    facts = {
        "kind": ConductCheck.Kind.ROUTINE, "what": f"第{'一二三四'[quarter - 1]}季度执法案卷和执法记录抽查",
        "checked": 6 + quarter, "problems": 0, "accountable": 0, "result": "未发现违规执法和人情执法行为。",
    }  # fmt: skip
    return Event(date(year, 3 * quarter, 26), ConductCheck, facts)
