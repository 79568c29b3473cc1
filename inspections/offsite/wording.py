"""A finding in one Chinese sentence. Pure."""

from decimal import Decimal

from inspections.offsite.rules import MARK_WORDS, Finding


def plain(value: Decimal) -> str:
    """A number without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def text_of(finding: Finding, unit: str) -> str:
    """What an officer reads in the list."""
    return _SAY[finding.rule](finding, f" {unit}" if unit else "")


def _hourly(f, unit):
    bounds = [f"限值 {plain(f.facts['limit'])}"] if f.facts["limit"] is not None else []
    bounds += [f"下限 {plain(f.facts['low'])}"] if f.facts["low"] is not None else []
    values = f.facts["values"]
    limit = f.facts["limit"]
    worst = max(values) if limit is None or max(values) > limit else min(values)
    times = (
        f"，超 {plain((worst / limit - 1).quantize(Decimal('0.01')))} 倍" if limit and worst > limit else ""
    )
    return f"{len(values)} 个小时均值超标，最不利 {plain(worst)}{unit}（{'、'.join(bounds)}{times}）"


def _daily(f, unit):
    made = "报送" if f.facts["mean_is"] == "sent" else f"按 {f.facts['hours']} 个小时算术平均"
    return f"日均值 {plain(f.facts['mean'])}{unit}，限值 {plain(f.facts['limit'])}（{made}）"


def _gap(f, unit):
    return f"{f.hours[0]:%H} 时起当日缺 {f.facts['missing']} 个小时，连续缺失 {f.facts['in_a_row']} 小时"


def _share(f, unit):
    return f"应有 {f.facts['owed']} 个小时，实有 {f.facts['got']} 个，不足 {plain(f.facts['share'] * 100)}%"


def _flat(f, unit):
    return f"{f.hours[0]:%H} 时起 {len(f.hours)} 个小时数值不变（{'、'.join(map(plain, f.facts['values']))}{unit}）"


def _spike(f, unit):
    pairs = zip(f.hours, f.facts["values"], f.facts["usual"], strict=True)
    told = [f"{at:%H} 时 {plain(value)}，前后中位数 {plain(usual)}" for at, value, usual in pairs]
    return "；".join(told[:3]) + unit


def _drift(f, unit):
    way = "上升" if f.facts["rising"] else "下降"
    return f"连续三日{way}，当日中位数 {plain(f.facts['median'])}{unit}，此前一周 {plain(f.facts['before'])}"


def _state(f, unit):
    marks = "、".join(MARK_WORDS[m] for m in f.facts["marks"])
    told = [
        f"{words} {f.facts[key]} 小时"
        for key, words in (
            ("unreported", "没有报告的标记"),
            ("long_calibration", "校准过长"),
            ("late_restore", "故障逾期未恢复"),
        )
        if f.facts[key]
    ]
    return f"标记“{marks}”：{'，'.join(told)}"


_SAY = {
    "hourly": _hourly,
    "daily": _daily,
    "gap": _gap,
    "share": _share,
    "flat": _flat,
    "spike": _spike,
    "drift": _drift,
    "state": _state,
}
