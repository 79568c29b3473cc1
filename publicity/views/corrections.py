"""Requests to correct: the clerk's list and the answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import fills, reads
from bureau.paging import page_of
from bureau.staff.roles import Role
from publicity.forms.disclosure import AnswerForm
from publicity.models import Correction
from publicity.services.corrections import answer
from publicity.tabs import tabs_for
from publicity.views.disclosure import DESK


@reads(*DESK)
def listing(request):
    """Requests, newest first; the open ones unless all are asked for."""
    rows = Correction.objects.visible_to(request.user).select_related("publication")
    every = request.GET.get("show") == "all"
    if not every:
        rows = rows.filter(state=Correction.State.RECEIVED)
    context = {"page": page_of(request, rows), "every": every, "tabs": tabs_for(request.user)}
    return render(request, "publicity/disclosure/corrections.html", context)


@fills(Role.CLERK)
def detail(request, pk: int):
    """One request and its answer."""
    rows = Correction.objects.visible_to(request.user).select_related("publication", "answered_by")
    row = get_object_or_404(rows, pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer(
            correction=row,
            accept=form.cleaned_data["accept"] == "yes",
            text=form.cleaned_data["answer"],
            actor=request.user,
        )
        messages.success(request, f"已答复 {row.code}。需要改公开内容的，请撤回后重新公开。")
        return redirect("publicity:corrections")
    context = {"row": row, "form": form, "title": f"更正申请 {row.code}"}
    return render(
        request, "publicity/disclosure/correction.html", context, status=422 if form.is_bound else 200
    )
