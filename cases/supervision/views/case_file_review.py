"""Rounds of case-file reviews: list, one round, one file, answering."""

from django.contrib import messages
from django.db.models import Avg, Count
from django.shortcuts import get_object_or_404, redirect

from bureau.access import fills, reads
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import ROUND_DESK
from cases.models import ReviewFinding, ReviewRound
from cases.pages import dossier_page, state_list
from cases.perms import case_for, round_for
from cases.states import ReviewRoundState
from cases.supervision.forms.case_file_review import AnswerFindingForm, RoundForm, ScoreForm
from cases.supervision.guards.case_file_review import independent
from cases.supervision.services.case_file_review import (
    answer_finding,
    answered_by,
    plan_round,
    require_answerer,
    score_file,
)
from cases.views import part_step, render_form
from inspections.export import as_csv

OPEN = (ReviewRoundState.PLANNED, ReviewRoundState.DRAWN)


@reads()
def round_list(request):
    """Rounds, those under way first."""
    rows = ReviewRound.objects.visible_to(request.user).annotate(
        file_count=Count("files"), mean=Avg("files__score")
    )
    return state_list(
        request,
        rows,
        ReviewRoundState,
        OPEN,
        "cases/supervision/rounds.html",
        ("-pk",),
        may_plan=request.user.has_role(Role.SUPERVISOR),
    )


@fills(Role.SUPERVISOR)
def round_add(request):
    """拟订案卷评查"""
    form = RoundForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        office = request.user.office.parent if request.user.office.kind == "section" else request.user.office
        made = plan_round(actor=request.user, office=office, **form.cleaned_data)
        messages.success(request, f"已拟订案卷评查 {made.number}，可以抽取案卷")
        return redirect("cases:round", pk=made.pk)
    page = {"title": "拟订案卷评查", "dossier": "结案日期和抽取数量", "submit": "拟订"}
    return render_form(request, form=form, back=redirect("cases:rounds").url, **page)


@reads()
def round_detail(request, pk):
    """One round with its files and what was found."""
    round = round_for(request.user, pk)
    files = list(round.files.select_related("case__violation", "reviewer").prefetch_related("findings"))
    for file in files:
        file.may_answer = answered_by(file.case, request.user)
    return dossier_page(
        request,
        round,
        ROUND_DESK,
        "cases/supervision/round.html",
        files=files,
        may_score=request.user.has_role(Role.SUPERVISOR) and round.state == ReviewRoundState.DRAWN,
    )


@fills(Role.SUPERVISOR)
def file_review(request, pk, file):
    """评查案卷"""
    round = round_for(request.user, pk)
    found = get_object_or_404(round.files.select_related("case", "round"), pk=file)
    if refusal := independent(found.case, request.user):
        raise Refused("评查案卷", [refusal])
    form = ScoreForm(
        request.POST or None,
        dossier=found,
        user=request.user,
        initial={"lines": _lines(found), "opinion": found.opinion},
    )
    return part_step(
        request,
        ROUND_DESK,
        round,
        "score_file",
        form,
        f"评查案卷：{found.case.number}",
        lambda data: score_file(file=found, actor=request.user, **data),
    )


def _lines(file) -> str:
    return "\n".join(f"{f.item}，{'否决' if f.fatal else f.points}，{f.text}" for f in file.findings.all())


@fills(Role.OFFICER, Role.LEADER)
def finding_answer(request, pk, finding):
    """登记整改"""
    round = round_for(request.user, pk)
    found = get_object_or_404(
        ReviewFinding.objects.filter(review__round=round, answered_on__isnull=True), pk=finding
    )
    case_for(request.user, found.review.case_id)
    require_answerer(found, request.user)
    form = AnswerFindingForm(request.POST or None, dossier=round, user=request.user)
    return part_step(
        request,
        ROUND_DESK,
        round,
        "answer_finding",
        form,
        f"登记整改：{found.item}",
        lambda data: answer_finding(finding=found, actor=request.user, **data),
    )


@reads()
def round_export(request, pk):
    """The files and findings of a round as CSV."""
    round = round_for(request.user, pk)
    head = ["立案号", "当事人", "得分", "结论", "评查人", "评查日期", "评查项", "扣分", "问题", "整改"]
    files = round.files.select_related("case", "reviewer").prefetch_related("findings")
    return as_csv(f"{round.title}-{round.number}", head, (row for file in files for row in _rows(file)))


def _rows(file):
    facts = [
        file.case.number,
        file.case.party_name,
        "" if file.score is None else file.score,
        file.get_verdict_display(),
        file.reviewer.name if file.reviewer else "",
        file.reviewed_on or "",
    ]
    findings = list(file.findings.all())
    if not findings:
        yield [*facts, "", "", "", ""]
    for f in findings:
        yield [*facts, f.item, "否决" if f.fatal else f.points, f.text, f.answer]
