"""抽查事项清单: what may be inspected on a day, on what legal basis."""

from django.shortcuts import render

from bureau.access import reads
from bureau.dates import parse_date, today
from inspections.export import as_csv, as_xlsx
from inspections.forms.item import ItemFilter
from inspections.models import InspectionItem

HEADS = (
    "代码", "抽查事项", "事项类别", "检查对象类别", "检查对象行业", "检查方式", "检查内容", "检查依据", "检查主体",
    "可联合部门", "起用日", "止用日", "核对",
)  # fmt: skip


def _asked(request):
    """The filter, the day (empty for all versions) and the rows."""
    every = request.GET.get("all") == "1"
    on = parse_date(request.GET.get("on", "")) or today()
    rows = InspectionItem.objects.all() if every else InspectionItem.objects.in_force(on)
    narrow = ItemFilter(request.GET)
    return narrow, on, every, narrow.narrow(rows)


@reads()
def index(request):
    """The list of a day, or every version."""
    narrow, on, every, rows = _asked(request)
    context = {"rows": list(rows), "filter": narrow, "on": on, "every": every, "today": today()}
    return render(request, "inspections/item/index.html", context)


@reads()
def export(request, kind):
    """The filtered list as CSV or XLSX."""
    _, on, every, rows = _asked(request)
    make = as_csv if kind == "csv" else as_xlsx
    name = "抽查事项清单-各版本" if every else f"抽查事项清单-{on}"
    return make(name, list(HEADS), (_cells(item) for item in rows))


def _cells(item: InspectionItem) -> list[str]:
    return [
        item.code,
        item.name,
        item.get_kind_display(),
        item.get_category_display() or "不限",
        item.get_industry_display() or "不限",
        item.get_way_display(),
        item.content,
        item.basis,
        item.department,
        item.partners,
        str(item.effective_from),
        str(item.effective_to or ""),
        item.get_verified_display(),
    ]
