"""Following the year's inspections: plans, problems, ways, firms, officers, what is late. Figures open their rows."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render

from bureau.access import reads
from bureau.dates import today
from bureau.timelimits.models import Clock
from inspections.models import DrawPlan, Finding, InspectionTask
from publicity.export import csv_response
from reports import pictures
from reports.figures import registry
from reports.figures.period import Period, quarter, year_so_far
from reports.figures.tracking import KIND, RESULTS
from reports.links import figure_url
from reports.offices import asked_office, bureaus_of
from reports.views.dashboard import tile

TILES = (
    "plan_completion",
    "finding_rate",
    "onsite_share",
    "remote_share",
    "visits_per_firm",
    "officer_load",
)
SECOND = (
    "drawn_enterprises",
    "visits_all",
    "overdue_visits",
    "overdue_findings",
    "results_on_time",
    "results_waiting",
)
MOST = 15  # rows of a table on the page; the link below it leads to all


@dataclass(frozen=True)
class Asked:
    """Year, quarter (0 for the whole year) and office of the page, and how its links say so."""

    year: int
    quarter: int
    office: object
    link: dict

    @property
    def period(self) -> Period:
        """The quarter, or the year up to today."""
        return quarter(self.year, self.quarter) if self.quarter else year_so_far(self.year)

    def url(self, key: str, **narrowed) -> str:
        """The rows of a figure as this page counts them."""
        return figure_url(registry.get(key), self.year, **self.link, **narrowed)


def _asked(request) -> Asked:
    year, part = request.GET.get("year", ""), request.GET.get("quarter", "")
    number = int(year) if year.isascii() and year.isdigit() else today().year
    if not 2000 <= number <= today().year:
        raise Http404
    chosen = int(part) if part in ("1", "2", "3", "4") else 0
    office = asked_office(request)
    running = number == today().year and not chosen
    link = {"quarter": chosen or "", "until": today().isoformat() if running else ""}
    own = office.path == request.user.scope_path
    return Asked(number, chosen, office, {**link, "office": "" if own else office.pk})


@reads()
def tracking(request):
    """One page by year, quarter and office."""
    asked = _asked(request)
    period, office = asked.period, asked.office
    context = {
        "asked": asked,
        "period": period,
        "years": range(today().year, today().year - 6, -1),
        "offices": bureaus_of(request.user),
        "tiles": [tile(key, period, office, asked.link) for key in TILES],
        "second": [tile(key, period, office, asked.link) for key in SECOND],
        "chart": pictures.quarters(
            ("drawn_enterprises", "visits_random"),
            "各季度抽取和检查",
            asked.year,
            office,
            office_key=asked.link["office"],
        ),
        "plans": _plans(asked),
        "officers": [_with_links(row, asked) for row in _officers(asked)[:MOST]],
        "firms": [(firm, asked.url("visits", by="firm", kind=firm.code)) for firm in _firms(asked)[:MOST]],
        "clocks": _clocks(asked),
        "firms_url": asked.url("visits_per_firm"),
        "waiting_url": asked.url("results_waiting"),
    }
    return render(request, "reports/tracking.html", context)


def _plans(asked: Asked) -> list[dict]:
    """Each draw plan of the period: drawn, visited, with problems."""
    plans = DrawPlan.objects.filter(office__path__startswith=asked.office.path, year=asked.year)
    plans = plans.filter(quarter=asked.quarter) if asked.quarter else plans
    plans = plans.exclude(state="cancelled")
    tasks = InspectionTask.objects.filter(result__draw__plan__in=plans.order_by().values("pk"))
    problem = Exists(Finding.objects.filter(task=OuterRef("pk")))
    counted = (
        tasks.order_by()
        .values_list("result__draw__plan")
        .annotate(
            given=Count("pk", filter=~Q(state="cancelled")),
            done=Count("pk", filter=Q(state="done")),
            found=Count("pk", filter=Q(state="done", mode="onsite") & Q(problem)),
        )
    )
    numbers = {plan: rest for plan, *rest in counted}
    lines, selected = [], Q(draws__active=True, draws__results__place="selected")
    plans = plans.annotate(drawn=Count("draws__results", filter=selected))
    for plan in plans.order_by("-quarter", "-month", "-sequence"):
        given, done, found = numbers.get(plan.pk, (0, 0, 0))
        lines.append(
            {
                "plan": plan,
                "given": given,
                "done": done,
                "found": found,
                "share": _share(done, given),
                "found_url": figure_url(
                    registry.get("visits_findings"),
                    asked.year,
                    by="plan",
                    kind=plan.number,
                    office=asked.link["office"],
                ),
            }
        )
    return lines


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "—"


def _officers(asked: Asked) -> list[dict]:
    """Each officer with the visits made in the period: all, on site, with problems, and those now late."""
    people = registry.get("officer_load").rows(asked.period, asked.office)
    found = {p.pk: {"pk": p.pk, "name": p.name, "n": p.n, "onsite": 0, "found": 0, "late": 0} for p in people}
    done = registry.get("visits_all").rows(asked.period, asked.office).order_by()
    late = registry.get("overdue_visits").rows(asked.period, asked.office).order_by()
    problem = Q(Exists(Finding.objects.filter(task=OuterRef("pk"))))
    for name, rows in (
        ("onsite", done.filter(mode="onsite")),
        ("found", done.filter(problem)),
        ("late", late),
    ):
        for pair in rows.values_list("officer_a", "officer_b"):
            for pk in pair:
                if pk in found:
                    found[pk][name] += 1
    return sorted(found.values(), key=lambda row: (-row["n"], row["pk"]))


def _with_links(row: dict, asked: Asked) -> dict:
    """Each number of an officer with the address of its rows."""
    pk = row["pk"]
    return {
        **row,
        "numbers": [
            ("完成", row["n"], asked.url("visits_all", person=pk)),
            ("现场", row["onsite"], asked.url("visits", person=pk)),
            ("发现问题", row["found"], asked.url("visits_findings", person=pk)),
            ("逾期", row["late"], asked.url("overdue_visits", person=pk)),
        ],
    }


def _firms(asked: Asked):
    return registry.get("visits_per_firm").rows(asked.period, asked.office).order_by("-n", "code")


def _clocks(asked: Asked) -> list[dict]:
    """The results nearest to the end of their twenty working days."""
    rows = registry.get("results_waiting").rows(asked.period, asked.office).order_by("publish_by", "pk")
    rows = list(rows[:MOST])
    clocks = Clock.objects.running().filter(
        dossier_kind=KIND, key=RESULTS, dossier_id__in=[row.pk for row in rows]
    )
    by_task = {clock.dossier_id: clock for clock in clocks}
    return [{"task": row, "clock": by_task.get(row.pk)} for row in rows]


@reads()
def export(request):
    """The page as a file: figures, plans, officers, firms."""
    asked = _asked(request)
    return csv_response(
        f"检查工作跟踪 {asked.period.label}.csv", ["部分", "名称", "数值", "单位", "说明"], _lines(asked)
    )


def _lines(asked: Asked):
    for key in (*TILES, *SECOND):
        figure = registry.get(key)
        value = figure.value(asked.period, asked.office)
        yield ["数字", figure.label, figure.text(value), figure.unit, figure.basis]
    for line in _plans(asked):
        words = f"下达 {line['given']}，发现问题 {line['found']}，完成率 {line['share']}"
        yield ["抽查计划", f"{line['plan'].number} {line['plan'].title}", line["done"], "家", words]
    for row in _officers(asked):
        words = f"现场 {row['onsite']}，发现问题 {row['found']}，逾期 {row['late']}"
        yield ["执法人员", row["name"], row["n"], "次", words]
    for firm in _firms(asked).iterator(chunk_size=2000):
        yield ["企业", firm.name, firm.n, "次", firm.code]
