"""The annual report: list, editor, drafts in PDF, doubts, and the steps from draft to publication."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.staff.roles import Role
from reports import reading
from reports.forms.annual import AddressForm
from reports.models import AnnualReport
from reports.offices import bureau_of
from reports.services import annual, publishing

WRITERS = (Role.CLERK,)
DECIDERS = (Role.REVIEWER, Role.LEADER)


def report_of(request, year) -> AnnualReport:
    reports = AnnualReport.objects.visible_to(request.user).select_related(
        "office", "submitted_by", "approved_by", "created_by"
    )
    return get_object_or_404(reports, year=year, office=bureau_of(request.user))


def _say(request, error: ValidationError) -> None:
    for sentence in error.messages:
        messages.error(request, sentence)


@reads()
def listing(request):
    """Every report of the bureau, and the years still without one."""
    office = bureau_of(request.user)
    reports = list(AnnualReport.objects.filter(office=office).select_related("approved_by"))
    taken = {r.year for r in reports}
    years = [y for y in range(today().year, today().year - 6, -1) if y not in taken]
    rows = [(r, publishing.final_of(r)) for r in reports]
    return render(
        request,
        "reports/annual_list.html",
        {
            "rows": rows,
            "years": years,
            "may_draft": request.user.has_role(*WRITERS),
            "today": today(),
        },
    )


@verb(*WRITERS)
def draft(request):
    """Starts the report of a year."""
    text = request.POST.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    try:
        report = annual.draft(year=year, office=bureau_of(request.user), actor=request.user)
    except ValidationError as error:
        _say(request, error)
        return redirect("reports:annual-list")
    messages.success(request, f"已建立 {report.title}，{report.next_due_on} 前上报。")
    return redirect(report)


@reads()
def detail(request, year):
    """The manuscript with its figures, the doubts, the versions, the steps."""
    report = report_of(request, year)
    return render(request, "reports/annual.html", reading.page(report, request.user, request.GET))


@fills(*WRITERS)
def section(request, year, key):
    """Edits the text of one section."""
    report = report_of(request, year)
    found = get_object_or_404(report.sections, key=key)
    text, faults = found.text, []
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            annual.save_section(report=report, key=key, text=text, actor=request.user)
            messages.success(request, f"已保存“{found.heading}”。")
            return redirect(f"{report.get_absolute_url()}?section={key}")
        except ValidationError as error:
            faults = error.messages
    return render(
        request,
        "reports/annual_section.html",
        {
            "report": report,
            "section": found,
            "text": text,
            "faults": faults,
            "figures": reading.figures_for_picking(report),
        },
        status=422 if faults else 200,
    )


@fills(*WRITERS)
def address(request, year):
    """Whom the report goes to."""
    report = report_of(request, year)
    form = AddressForm(request.POST or None, instance=report)
    if request.method == "POST" and form.is_valid():
        fresh = report_of(request, year)
        try:
            annual.address(report=fresh, actor=request.user, **form.cleaned_data)
            messages.success(request, "已保存主送和抄送。")
        except ValidationError as error:
            _say(request, error)
        return redirect(fresh)
    back = {"back_url": report.get_absolute_url(), "back_label": f"{year} 年度报告"}
    return render(
        request,
        "components/form_page.html",
        {"form": form, "subtitle": report.title, "title": "主送和抄送", "submit": "保存", **back},
    )


@verb(*WRITERS)
def restore(request, year, key):
    """Puts a section back to the default manuscript."""
    report = report_of(request, year)
    get_object_or_404(report.sections, key=key)
    try:
        annual.restore_section(report=report, key=key, actor=request.user)
        messages.success(request, "已恢复为初始文稿，此前的文字在过程记录中。")
    except ValidationError as error:
        _say(request, error)
    return redirect(f"{report.get_absolute_url()}?section={key}")


@verb(*WRITERS)
def explain(request, year):
    """Writes down why a doubtful record stands."""
    report = report_of(request, year)
    facts = {name: request.POST.get(name, "") for name in ("kind", "row", "reason")}
    try:
        annual.explain_doubt(report=report, actor=request.user, **facts)
        messages.success(request, "已记下说明。")
    except ValidationError as error:
        _say(request, error)
    return redirect(f"{report.get_absolute_url()}#doubts")


@verb(*WRITERS)
def submit(request, year):
    """Sends the draft up."""
    report = report_of(request, year)
    annual.submit(report=report, actor=request.user)
    messages.success(request, "已送审定。")
    return redirect(report)


@verb(*DECIDERS)
def approve(request, year):
    """Approves and freezes."""
    report = annual.approve(report=report_of(request, year), actor=request.user)
    count = report.figures.filter(round=report.rounds).count()
    messages.success(request, f"已审定，{count} 个数字已冻结，校验码 {report.check_code}。正式稿正在排版。")
    return redirect(report)


def _back(service, said):
    def act(request, year):
        report = report_of(request, year)
        service(report=report, actor=request.user, reason=request.POST.get("reason", ""))
        messages.success(request, said)
        return redirect(report)

    return act


send_back = verb(*DECIDERS)(_back(annual.send_back, "已退回修改，理由已记入过程记录。"))
recall = verb(*WRITERS)(_back(annual.recall, "已撤回，可以继续修改。"))
withdraw = verb(Role.LEADER)(_back(annual.withdraw, "已撤销审定，数字恢复为实时，原冻结值仍留存。"))


retract = verb(*WRITERS)(_back(annual.retract, "已撤回公开，公开网站保留撤回说明。"))


@verb(*WRITERS)
def publish(request, year):
    """Publishes the approved report."""
    report = report_of(request, year)
    annual.publish(report=report, actor=request.user)
    messages.success(request, "已公开，公众可在公开网站查阅和下载。")
    return redirect(report)


@reads()
def differences(request, year):
    """Frozen figures against what the records say today."""
    report = report_of(request, year)
    return render(request, "reports/annual_figures.html", {"report": report, **reading.figures_table(report)})
