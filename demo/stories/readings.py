"""Two points with a month of hourly data: a platform sends it, rules find what is planted, an officer judges."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from inspections.models import Anomaly
from inspections.offsite.services import asking, devices, judging
from inspections.offsite.services import source as sources
from inspections.offsite.services.detecting import detect

DAYS = 30
WATER, AIR = ("禾润印染", "DW990726001"), ("东岗热力二分厂", "DA990726002")
DYEING = "《纺织染整工业水污染物排放标准》（GB 4287-2012）表 2"
BOILER = "《锅炉大气污染物排放标准》（GB 13271-2014）表 2"
# point, parameter, unit, usual value, hourly limit, daily limit, standard
MEASURED = (
    (WATER, "化学需氧量", "mg/L", 46, 80, 80, DYEING),
    (WATER, "氨氮", "mg/L", 3, 10, 10, DYEING),
    (AIR, "二氧化硫", "mg/m³", 110, 300, None, BOILER),
)


def month(cast, firms, today: date) -> Iterator[date]:
    """Registered, maintained once, a month sent today; one anomaly confirmed, one dismissed, one left to verify."""
    first = today - timedelta(days=DAYS)
    yield first
    points = _points(cast, firms, first)
    yield today - timedelta(days=9)
    begun = _at(today - timedelta(days=10), 8)
    devices.report(
        device=points[WATER].devices.get(),
        actor=cast.zhouya,
        kind="M",
        started_at=begun,
        ended_at=begun + timedelta(hours=6),
        reported_at=begun,
        note="季度维护，更换蠕动泵管",
    )
    yield today
    source, _ = sources.register(office=cast.bureau, actor=cast.heq, name="省自动监控平台")
    sources.receive(source=source, body=json.dumps({"readings": _rows(first, today, begun)}).encode())
    for point in points.values():
        detect(point=point, first=first, last=today - timedelta(days=1))
    _judge(cast, today)


def _points(cast, firms, first: date) -> dict:
    made = {}
    for place, kind, name, tool in (
        (WATER, "water", "废水总排口", "COD 在线分析仪"),
        (AIR, "air", "1 号锅炉排放口", "烟气连续监测系统"),
    ):
        made[place] = devices.add_point(
            actor=cast.zhouya,
            enterprise=firms[place[0]],
            code=place[1],
            name=name,
            medium=kind,
            connected_on=first,
        )
        devices.add_device(
            point=made[place],
            actor=cast.zhouya,
            name=tool,
            accepted_on=first - timedelta(days=400),
            filed_on=first - timedelta(days=396),
        )
    for place, name, unit, _, hourly, daily, standard in MEASURED:
        devices.add_parameter(
            point=made[place],
            actor=cast.zhouya,
            name=name,
            unit=unit,
            effective_from=first,
            hourly=Decimal(hourly),
            daily=daily and Decimal(daily),
            standard=standard,
        )
    return made


def _rows(first: date, today: date, maintained: datetime) -> list[dict]:
    rng, rows = Random(26), []
    high = {_at(today - timedelta(days=6), hour) for hour in (13, 14, 15)}
    stuck = _at(today - timedelta(days=13), 6)
    lost = _at(today - timedelta(days=4), 1)
    for n in range(24 * (today - first).days):
        at = _at(first, 0) + timedelta(hours=n)
        for place, name, _, usual, limit, *_ in MEASURED:
            value = round(usual * (1 + 0.08 * (at.hour % 12) / 12 + rng.uniform(-0.09, 0.09)), 2)
            mark = "normal"
            if place == WATER and maintained <= at < maintained + timedelta(hours=6):
                value, mark = 0, "maintenance"
            elif name == "化学需氧量" and at in high:
                value = round(limit * rng.uniform(1.1, 1.4), 2)
            elif name == "氨氮" and stuck <= at < stuck + timedelta(hours=14):
                value = 2.87
            elif place == AIR and lost <= at < lost + timedelta(hours=9):
                continue
            rows.append(
                {
                    "point": place[1],
                    "parameter": name,
                    "at": f"{at:%Y-%m-%d %H:%M}",
                    "value": value,
                    "mark": mark,
                }
            )
    return rows


def _judge(cast, today: date) -> None:
    """Confirmed and asked about; dismissed; the gap stays for the visitor of the demonstration."""
    for anomaly in Anomaly.objects.filter(rule="hourly", parameter__name="化学需氧量"):
        row = judging.confirm(anomaly=anomaly, actor=cast.zhouya, note="电话核实，工况正常")
        question = f"请说明 {row.day} 化学需氧量超标的原因、整改措施和结果。"
        asking.ask(check=row.check_row, actor=cast.zhouya, question=question)
    for anomaly in Anomaly.objects.filter(rule="flat"):
        judging.dismiss(anomaly=anomaly, actor=cast.zhouya, note="当日低负荷，手工比对 2.9 mg/L，数据可信")


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_default_timezone())
