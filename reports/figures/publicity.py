"""Figures from the registers of legal awareness, training, leadership and supervision."""

from django.db.models import Count, F, QuerySet

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
from reports.addresses import address_of
from reports.figures.definition import Figure, Line
from reports.figures.registry import register

AWARE, WATCH = "普法与培训", "审核与监督"
BY_DAY = "按举办日期计入年度，已撤销的不计"


def _rows(model, **conditions):
    def rows(period, office) -> QuerySet:
        found = model.objects.current().filter(
            period.days("held_on"), office__path__startswith=office.path, **conditions
        )
        return found.select_related("office")

    return rows


def _campaign(row):
    return Line(
        row.title,
        address_of(row),
        f"{row.get_venue_display()} · {row.place} · 受众 {row.audience:,} 人",
        row.held_on,
        row.audience,
    )


def _training(row):
    return Line(
        row.topic,
        address_of(row),
        f"{row.get_level_display()} · {row.organiser}",
        row.held_on,
        getattr(row, "heads", None),
    )


def _lecture(row):
    return Line(
        row.title,
        address_of(row),
        f"{row.lecturer.name} · {row.statutes} · 听讲 {row.audience:,} 人",
        row.held_on,
        row.audience,
    )


def _media(row):
    return Line(
        row.title,
        address_of(row),
        f"{row.outlet} · {row.get_level_display()} · {row.get_kind_display()}",
        row.held_on,
    )


def _review(row):
    return Line(
        row.title, address_of(row), f"{row.get_level_display()} · {row.organiser}", row.held_on, row.files
    )


def _conduct(row):
    return Line(
        row.what,
        address_of(row),
        f"{row.get_kind_display()} · 抽查 {row.checked} · 发现 {row.problems}",
        row.held_on,
        row.accountable,
    )


def _act(row):
    return Line(row.what, address_of(row), row.get_kind_display(), row.held_on)


def _opinion(row):
    return Line(row.what, address_of(row), f"{row.get_subject_display()} · {row.adviser}", row.held_on)


def _count(key, label, unit, group, basis, model, line, **conditions):
    return Figure(
        key, label, unit, group, f"{basis}；{BY_DAY}", _rows(model, **conditions), line, on="held_on"
    )


def _sum(key, label, unit, group, basis, model, line, field, **conditions):
    return Figure(
        key,
        label,
        unit,
        group,
        f"{basis}；{BY_DAY}",
        _rows(model, **conditions),
        line,
        on="held_on",
        total=field,
    )


def _trained(period, office):
    return _rows(Training)(period, office).annotate(heads=Count("participants") + F("others"))


def _lectures(period, office):
    return _rows(Lecture, by_principal=True)(period, office).select_related("office", "lecturer")


def _statutes(rows) -> str:
    names = dict.fromkeys(name for row in rows.order_by("held_on", "pk") for name in row.statute_list)
    return "".join(f"《{name.strip('《》')}》" for name in names)


def _outlets(rows) -> str:
    return "、".join(dict.fromkeys(rows.order_by("held_on", "pk").values_list("outlet", flat=True)))


def _topics(rows) -> str:
    names = dict.fromkeys(name for row in rows.order_by("held_on", "pk") for name in row.topic_list)
    return "".join(f"《{name.strip('《》')}》" for name in names)


register(
    _count("campaigns", "普法活动", "场", AWARE, "登记的普法宣传活动", Campaign, _campaign),
    *(
        _count(
            f"campaigns_{theme.value}",
            f"{theme.label}活动",
            "场",
            AWARE,
            f"主题日为“{theme.label}”的普法活动",
            Campaign,
            _campaign,
            theme=theme,
        )
        for theme in Campaign.Theme
        if theme != Campaign.Theme.OTHER
    ),
    _count(
        "campaigns_five",
        "“五进”活动",
        "场",
        AWARE,
        "进企业、进机关、进社区、进农村、进学校的普法活动",
        Campaign,
        _campaign,
        venue__in=Campaign.FIVE_ENTRIES,
    ),
    *(
        _count(
            f"campaigns_{venue.value}",
            f"{venue.label}活动",
            "场",
            AWARE,
            f"形式为“{venue.label}”的普法活动",
            Campaign,
            _campaign,
            venue=venue,
        )
        for venue in Campaign.FIVE_ENTRIES
    ),
    _sum(
        "campaign_audience",
        "普法受众",
        "人次",
        AWARE,
        "各场普法活动登记的受众人数之和",
        Campaign,
        _campaign,
        "audience",
    ),
    _sum(
        "campaign_materials",
        "发放资料",
        "份",
        AWARE,
        "各场普法活动登记的发放资料份数之和",
        Campaign,
        _campaign,
        "materials",
    ),
    _sum(
        "campaign_volunteers",
        "志愿者",
        "人次",
        AWARE,
        "各场普法活动登记的志愿者人数之和",
        Campaign,
        _campaign,
        "volunteers",
    ),
    Figure(
        "campaign_topics",
        "宣讲的法律法规",
        "",
        AWARE,
        f"普法活动登记的法律法规，同名只列一次；{BY_DAY}",
        _rows(Campaign),
        _campaign,
        on="held_on",
        words=_topics,
    ),
    _count("media_items", "宣传报道", "篇", AWARE, "登记的媒体刊播和本局自有渠道发布", MediaItem, _media),
    _count(
        "media_outlets_items",
        "主流媒体报道",
        "篇",
        AWARE,
        "中央、省级、市级媒体刊播",
        MediaItem,
        _media,
        level__in=["national", "province", "city"],
    ),
    _count(
        "media_own",
        "自有渠道发布",
        "篇",
        AWARE,
        "本局微信、微博、微视频和网站发布",
        MediaItem,
        _media,
        level="own",
    ),
    Figure(
        "media_outlets",
        "刊播单位",
        "",
        AWARE,
        f"中央、省级、市级媒体的名称，同名只列一次；{BY_DAY}",
        _rows(MediaItem, level__in=["national", "province", "city"]),
        _media,
        on="held_on",
        words=_outlets,
    ),
    _count(
        "trainings", "执法培训", "次", AWARE, "法律知识培训、执法业务培训和大练兵比武", Training, _training
    ),
    Figure(
        "training_people",
        "参训人次",
        "人次",
        AWARE,
        f"每次培训的本局参加人员与其他参加人数之和；{BY_DAY}",
        _trained,
        _training,
        on="held_on",
        total="heads",
    ),
    _count(
        "trainings_superior",
        "上级组织的培训",
        "次",
        AWARE,
        "部级、省级、市级组织的培训",
        Training,
        _training,
        level__in=["ministry", "province", "city"],
    ),
    _count(
        "contests", "大练兵比武", "次", AWARE, "类别为大练兵比武的培训", Training, _training, kind="contest"
    ),
    Figure(
        "lectures_principal",
        "主要负责人讲法",
        "次",
        AWARE,
        f"主讲人为党政主要负责人的讲法；{BY_DAY}",
        _lectures,
        _lecture,
        on="held_on",
    ),
    Figure(
        "lecture_statutes",
        "主要负责人宣讲的法律法规",
        "",
        AWARE,
        f"主要负责人讲法登记的法律法规，同名只列一次；{BY_DAY}",
        _lectures,
        _lecture,
        on="held_on",
        words=_statutes,
    ),
    _count(
        "leadership_meetings",
        "会议部署",
        "次",
        WATCH,
        "主要负责人以会议部署法治建设",
        LeadershipAct,
        _act,
        kind="meeting",
    ),
    _count(
        "leadership_reports",
        "听取汇报",
        "次",
        WATCH,
        "主要负责人听取法治建设汇报",
        LeadershipAct,
        _act,
        kind="report",
    ),
    _count(
        "leadership_inspections",
        "督促检查",
        "次",
        WATCH,
        "主要负责人督促检查法治建设",
        LeadershipAct,
        _act,
        kind="inspection",
    ),
    _count(
        "file_reviews",
        "案卷评查",
        "次",
        WATCH,
        "参加省、市、县组织的行政执法案卷评查",
        FileReviewEvent,
        _review,
    ),
    _sum(
        "files_reviewed",
        "参评案卷",
        "卷",
        WATCH,
        "各次案卷评查的参评案卷数之和",
        FileReviewEvent,
        _review,
        "files",
    ),
    _sum(
        "files_excellent",
        "评为优秀的案卷",
        "卷",
        WATCH,
        "各次案卷评查评为优秀的案卷数之和",
        FileReviewEvent,
        _review,
        "excellent",
    ),
    _count(
        "conduct_checks",
        "执法行为监督检查",
        "次",
        WATCH,
        "对执法行为的日常监督检查、专项检查和投诉核查",
        ConductCheck,
        _conduct,
    ),
    _sum(
        "conduct_problems",
        "发现违规执法",
        "起",
        WATCH,
        "各次执法行为监督检查发现的违规执法之和",
        ConductCheck,
        _conduct,
        "problems",
    ),
    _sum(
        "accountable",
        "过错责任追究",
        "人",
        WATCH,
        "各次执法行为监督检查后追究过错责任的人数之和",
        ConductCheck,
        _conduct,
        "accountable",
    ),
    _count("adviser_opinions", "法律顾问意见", "件", WATCH, "法律顾问出具的意见", AdviserOpinion, _opinion),
    _count(
        "adviser_penalties",
        "法律顾问审查处罚决定",
        "件",
        WATCH,
        "法律顾问就处罚决定和法律文书出具的意见",
        AdviserOpinion,
        _opinion,
        subject__in=["penalty", "document"],
    ),
    _count(
        "adviser_contracts",
        "法律顾问审查合同协议",
        "件",
        WATCH,
        "法律顾问就合同、协议出具的意见",
        AdviserOpinion,
        _opinion,
        subject__in=["contract", "agreement"],
    ),
)
