"""The yearly plan: drafted, approved and published in the first days of the year."""

from collections.abc import Iterator
from datetime import date

from demo.days import office_day, office_days
from inspections.models import YearPlan
from inspections.services import year_plan as years
from publicity.services import publish_year_plan

ITEMS = (
    ("排污许可证执行情况", "key", "排污许可管理条例 第25条、第26条", None, "第一至第四季度", ""),
    ("自动监测设备安装、联网和运行", "key", "排污许可管理条例 第20条", None, "第一至第四季度", "市场监督管理局"),
    ("建设项目环境影响评价和“三同时”", "special", "环境影响评价法 第31条", 8, "第二、第三季度", ""),
    ("危险废物贮存、转移和管理计划", "general", "固体废物污染环境防治法 第26条", None, "第一至第四季度", "应急管理局"),
)  # fmt: skip


def tell(year: int, cast) -> Iterator[date]:
    """The plan of one year; key and general units by ratio, special ones by number."""
    yield office_day(date(year, 1, 4))
    plan = years.create(
        office=cast.bureau,
        actor=cast.heq,
        year=year,
        demands="非现场检查优先；能联合的不分别上门，同一企业同一时段只查一次。",
    )
    for name, category, basis, quota, term, partners in ITEMS:
        years.set_item(
            plan=plan, actor=cast.heq, name=name, category=category, basis=basis, quota=quota, term=term,
            lead=cast.bureau.name, partners=partners,
        )  # fmt: skip
    years.submit(plan=plan, actor=cast.heq)
    yield office_days(date(year, 1, 4), 2)
    years.approve(plan=plan, actor=cast.shenrc)
    publish_year_plan(plan=YearPlan.objects.get(pk=plan.pk), actor=cast.heq)
