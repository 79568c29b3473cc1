"""What the clerk who keeps the law enters: a local rule and a benchmark, published and soon in force."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bureau.law.models import DiscretionBenchmark, Violation
from bureau.law.services import keeping
from bureau.timelimits.models import Rule
from demo.days import office_day

FACTORS = (
    ("持续时间", (("不足 30 日", 4), ("30 日以上", 10))),
    ("收集处理措施", (("部分收集", 6), ("完全未收集", 14))),
    ("改正情况", (("立即改正", 0), ("逾期改正", 8))),
)


def local(start: date, cast, *, in_force: date) -> Iterator[date]:
    """Both are entered on `start` and hold from `in_force`: nothing under way is touched."""
    yield office_day(start)
    keeping.add(
        row=Rule(
            key="hearing.amount.citizen",
            office=cast.bureau,
            label="听证数额（公民）",
            value=Decimal(4000),
            unit=Rule.Unit.YUAN,
            trigger="拟罚款、没收数额达到即告知听证权",
            effective_from=in_force,
            statute="澜州市行政处罚听证规定（虚构）",
            article="第3条",
            source="虚构示例，供演示地方规则",
        ),
        actor=cast.heq,
        reason="澜州市政府令（虚构）公布，下月起施行。",
    )
    yield office_day(start + timedelta(days=1))
    keeping.add(
        row=DiscretionBenchmark(
            code="lanzhou-voc",
            name="澜州市挥发性有机物裁量基准（虚构）",
            issuer="澜州市生态环境局",
            province="",
            office=cast.bureau,
            model=DiscretionBenchmark.Model.PERCENT,
            violation=Violation.objects.get(code="voc"),
            effective_from=in_force,
            source="虚构示例，供演示地方基准",
            invented=True,
        ),
        actor=cast.heq,
        reason="澜环发（虚构）公布。",
        write_parts=_write_factors,
    )


def _write_factors(benchmark: DiscretionBenchmark) -> None:
    for order, (name, options) in enumerate(FACTORS, 1):
        factor = benchmark.factors.create(name=name, order=order)
        for place, (label, percent) in enumerate(options, 1):
            factor.options.create(label=label, order=place, percent=Decimal(percent))
