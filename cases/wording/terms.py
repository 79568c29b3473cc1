"""Terms of the rule table in the words of a paper."""

from datetime import date

from bureau.staff.models import Office
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Rule

_UNITS = {
    Rule.Unit.DAY: "日",
    Rule.Unit.WORKDAY: "个工作日",
    Rule.Unit.MONTH: "个月",
    Rule.Unit.YEAR: "年",
    Rule.Unit.HOUR: "小时",
}


def term(key: str, on: date, *, office: Office) -> str:
    """The length of a term on a day in a place, as 5个工作日, 60日, 6个月. Raises NoRule when the law sets none."""
    rule = timelimits.rule(key, on, office=office)
    return f"{int(rule.value)}{_UNITS[rule.unit]}"


def defence_term(on: date, *, office: Office) -> str:
    """The term for statement and defence; before 2023-07-01 none was written and the hearing term is given."""
    written = timelimits.rule_or_none("defence.term", on, office=office)
    return term("defence.term" if written else "hearing.request", on, office=office)
