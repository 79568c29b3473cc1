"""The invented bureau's checklists: one for all trades, in the version before and after the Code."""

from datetime import date

from bureau.law.models import Violation
from inspections.models import Checklist, ChecklistItem

CODE = date(2026, 8, 15)
# what is looked at, the law until 14 August 2026, the article of the Code, violation
ITEMS = (
    (
        "排污许可证在有效期内，实际排污与许可一致",
        "排污许可管理条例 第17条",
        "生态环境法典 第1103条",
        "permit-excess",
    ),
    ("污染防治设施正常运行，运行记录完整", "排污许可管理条例 第21条", "生态环境法典 第1086条", "ledger"),
    ("废水排放口规范，没有旁路和软管", "水污染防治法 第39条", "生态环境法典 第1108条", "evade-water"),
    ("废气收集处理设施正常运行", "大气污染防治法 第45条", "生态环境法典 第1120条", "voc"),
    ("易产生扬尘的物料密闭、围挡或遮盖", "大气污染防治法 第72条", "生态环境法典 第1130条", "dust-materials"),
    (
        "危险废物分类贮存，识别标志和台账齐全",
        "固体废物污染环境防治法 第77条、第78条",
        "生态环境法典 第1175条",
        "hw-plan",
    ),
    (
        "自行监测按频次开展，原始记录保存",
        "排污许可管理条例 第19条",
        "生态环境法典 第1086条",
        "self-monitoring",
    ),
    ("噪声源采取隔声、减振措施", "噪声污染防治法 第22条", "生态环境法典 第1107条", "noise"),
)


def lay_down() -> None:
    """Version 1 for the years before the Code, version 2 from its first day."""
    violations = {v.code: v for v in Violation.objects.filter(code__in=[item[3] for item in ITEMS])}
    for version, first, beyond, column in ((1, date(2021, 1, 1), CODE, 1), (2, CODE, None, 2)):
        checklist = Checklist.objects.create(
            key="general",
            version=version,
            title="污染源现场检查单（通用）",
            effective_from=first,
            effective_to=beyond,
        )
        ChecklistItem.objects.bulk_create(
            ChecklistItem(
                checklist=checklist, position=n, text=item[0], law=item[column], violation=violations[item[3]]
            )
            for n, item in enumerate(ITEMS, 1)
        )
