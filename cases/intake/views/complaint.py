"""Complaints: list, register, one of them, who complained."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from bureau.access import fills, reads
from bureau.dates import parse_date, today
from bureau.documents.models import IssuedDocument
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import COMPLAINT_DESK
from cases.forms import ReasonForm
from cases.intake.duplicates import alike
from cases.intake.forms.complaint import ComplaintForm
from cases.intake.services.complaint import register_complaint, show_reporter
from cases.intake.views.clue import REGISTERS
from cases.models import Complaint
from cases.pages import dossier_page, state_list
from cases.perms import complaint_for, sees_reporter
from cases.states import ComplaintState
from cases.views import render_form, told
from inspections.export import as_csv

OPEN = (ComplaintState.RECEIVED, ComplaintState.ACCEPTED)


def _asked(request):
    """Complaints by channel, words and days of receipt."""
    rows, get = Complaint.objects.visible_to(request.user).select_related("clue"), request.GET
    if text := get.get("q", "").strip():
        rows = rows.filter(
            Q(number__contains=text) | Q(outer_number__contains=text) | Q(subject__contains=text)
        )
    if get.get("channel") in Complaint.Channel.values:
        rows = rows.filter(channel=get["channel"])
    for name, lookup in (("from", "received_on__gte"), ("to", "received_on__lte")):
        if day := parse_date(get.get(name, "")):
            rows = rows.filter(**{lookup: day})
    return rows


@reads()
def complaint_list(request):
    """Complaints to be told, checked or answered; or all."""
    return state_list(
        request,
        _asked(request),
        ComplaintState,
        OPEN,
        "cases/complaint/list.html",
        ("-received_on", "-pk"),
        channels=Complaint.Channel.choices,
        may_register=request.user.has_role(*REGISTERS),
    )


@reads()
def complaint_export(request):
    """The filtered list without any word about the reporters."""
    head = [
        "举报编号",
        "平台编号",
        "渠道",
        "收到日期",
        "被举报对象",
        "地点",
        "状态",
        "受理",
        "办结",
        "结论",
        "线索",
    ]
    rows = _asked(request).order_by("pk").iterator(chunk_size=2000)
    return as_csv(f"投诉举报-{today()}", head, (_cells(c) for c in rows))


def _cells(c: Complaint) -> list:
    days = [c.accepted_on or "", c.finished_on or ""]
    clue = c.clue.number if c.clue else ""
    facts = [c.number, c.outer_number, c.get_channel_display(), c.received_on, c.subject, c.place]
    return [*facts, c.state_label, *days, c.get_result_display(), clue]


@fills(*REGISTERS)
def complaint_add(request):
    """Registers a complaint."""
    form = ComplaintForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        office = request.user.office.parent if request.user.office.kind == "section" else request.user.office
        made = register_complaint(actor=request.user, office=office, **form.cleaned_data)
        messages.success(request, told(made, f"登记投诉举报 {made.number}"))
        return redirect("cases:complaint", pk=made.pk)
    page = {"title": "登记投诉举报", "dossier": "渠道、内容和被举报对象", "submit": "登记"}
    return render_form(request, form=form, back=redirect("cases:complaints").url, **page)


@reads()
def complaint_detail(request, pk):
    """One complaint, with earlier clues that look like it while it waits."""
    complaint = complaint_for(request.user, pk)
    return dossier_page(
        request,
        complaint,
        COMPLAINT_DESK,
        "cases/complaint/detail.html",
        sees_reporter=sees_reporter(request.user),
        alike=_alike(request.user, complaint) if complaint.state == ComplaintState.RECEIVED else [],
        reviews=complaint.reviews.all(),
        documents=IssuedDocument.objects.of(complaint).order_by("-pk"),
    )


def _alike(user, complaint: Complaint):
    return alike(
        user,
        name=complaint.subject,
        code="",
        place=complaint.place,
        content=complaint.content,
        received_on=complaint.received_on,
    )


@fills(Role.OFFICER, Role.LEADER)
def complaint_reporter(request, pk):
    """Who complained; the reason for looking goes into the record. Nothing is cached, nothing redirects."""
    complaint = complaint_for(request.user, pk)
    refusals = COMPLAINT_DESK.workflow.refusals(complaint, "show_reporter", actor=request.user)
    if refusals:
        raise Refused("查看举报人", refusals)
    form = ReasonForm(request.POST or None, dossier=complaint, user=request.user)
    back = redirect("cases:complaint", pk=pk).url
    if request.method != "POST" or not form.is_valid():
        page = {"title": "查看举报人", "dossier": complaint, "submit": "查看并留痕"}
        return render_form(request, form=form, back=back, **page)
    shown = show_reporter(complaint=complaint, actor=request.user, **form.cleaned_data)
    response = render(
        request,
        "cases/complaint/reporter.html",
        {"complaint": complaint, "reporter": shown, "back_url": back},
    )
    response["Cache-Control"] = "no-store"
    return response
