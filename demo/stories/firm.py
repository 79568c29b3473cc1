"""The register lives: a firm takes a new name, an entry made twice is joined to the first, officers' specialities."""

from collections.abc import Iterator
from datetime import date

from demo.days import office_day
from demo.firms import credit_code
from inspections.models import Speciality
from inspections.services import enterprise as register
from inspections.services import merge, recusal, speciality

F = Speciality.Field
SPECIALITIES = (
    ("chenxl", F.WATER, "环境监察业务培训证书"),
    ("chenxl", F.PERMIT, "从事排污许可核查六年"),
    ("zhouya", F.AIR, "挥发性有机物现场检查培训证书"),
    ("luoxj", F.WASTE, "从事危险废物检查五年"),
    ("xuwq", F.MONITORING, "自动监控数据审核培训证书"),
    ("jiangbn", F.NOISE, "噪声监测上岗证"),
)
DOUBLE = 9_000_001  # serial of the mistyped code


def renamed(start: date, cast, firms) -> Iterator[date]:
    """A limited company becomes one by shares and has a new chief; its closed cases keep the old name."""
    day = office_day(start)
    yield day
    firm = firms["柳溪木作"]
    firms["柳溪木作"] = register.update(
        enterprise=firm,
        actor=cast.chenxl,
        reason="营业执照变更登记，现场核实",
        on=day,
        name="青禾县柳溪木作家居股份有限公司",
        legal_representative="舒望舒",
    )


def doubled(start: date, cast, firms) -> Iterator[date]:
    """Registered a second time with a mistyped code, found the same day, joined to the first."""
    yield office_day(start)
    first = firms["枫桥印务"]
    facts = {name: getattr(first, name) for name in register.FIELDS}
    facts |= {"code": credit_code(DOUBLE), "name": "青禾县枫桥印务有限公司", "short_name": "枫桥印务（重）"}
    double = register.register(office=cast.bureau, actor=cast.heq, **facts)
    recusal.add(
        officer=cast.qiaoym,
        enterprise=double,
        reason="配偶在该企业任职",
        by=cast.shenrc,
        on=office_day(start),
    )
    merge.merge(
        loser=double,
        winner=first,
        actor=cast.heq,
        reason="地址、法定代表人、排污许可登记均相同，企业确认为同一家。",
        code_reason="mistyped",
    )


def specialities(start: date, cast) -> Iterator[date]:
    """What the officers are versed in."""
    yield office_day(start)
    for account, field, proof in SPECIALITIES:
        speciality.add(officer=getattr(cast, account), field=field, proof=proof, by=cast.shenrc)
