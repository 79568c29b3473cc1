"""The yearly cap of visits: two firms at it, one visit beyond it approved, one waiting for the head."""

from collections.abc import Iterator
from datetime import date, timedelta

from bureau.dates import today
from demo.days import office_day, office_days
from demo.stories import visit
from inspections.models import InspectionTask
from inspections.services import cap as caps
from inspections.services import task as tasks

AT_CAP, ASKING = "恒砾建材", "茶山矿业"
EXAMPLE = "示例：某县公告每家企业每年不超过 2 次；本省规定待核对"


def beyond(start: date, cast, firms) -> Iterator[date]:
    """Two planned visits to each of two firms; then the cap of the year is entered, and more is asked for."""
    yield office_day(start)
    made = [_give(cast, firms[name], n) for name in (AT_CAP, ASKING) for n in (1, 2)]
    for task in made[::2]:
        yield office_days(today(), 1)
        visit.make(
            InspectionTask.objects.select_related("enterprise", "officer_a", "officer_b").get(pk=task.pk)
        )
    yield office_days(today(), 1)
    caps.set_rule(
        office=cast.bureau,
        actor=cast.heq,
        most=2,
        special_counts=True,
        effective_from=date(start.year, 1, 1),
        source=EXAMPLE,
    )
    asked = _give(cast, firms[AT_CAP], 3, over_reason="unmended", over_note="上次检查要求苫盖的料堆仍未苫盖")
    _give(cast, firms[ASKING], 3, over_reason="superior", over_note="市局部署矿山扬尘排查，年底前完成")
    yield office_days(today(), 1)
    if asked.state == InspectionTask.State.HELD:
        tasks.approve_over_cap(
            task=asked,
            actor=cast.shenrc,
            over_reason="unmended",
            note="须到现场核实料堆苫盖，数据和视频不能代替",
        )


def _give(cast, firm, n: int, **facts) -> InspectionTask:
    return tasks.create(
        office=cast.bureau,
        actor=cast.heq,
        enterprise=firm,
        officer_a=cast.chenxl,
        officer_b=cast.zhouya,
        basis=InspectionTask.Basis.PLAN,
        reference=f"{today().year} 年度行政检查计划第 {10 + n} 项",
        purpose="扬尘污染防治设施运行",
        due_on=today() + timedelta(days=45),
        **facts,
    )
