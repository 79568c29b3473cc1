"""Who has what in hand; handing over; standing in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.staff import services as staff
from bureau.staff.models import Substitution, User
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.file import team
from cases.file.forms.handover import HandOverForm, StandInForm
from cases.file.services import handover
from cases.views import add_service_errors


@reads()
def members(request):
    """The officers with their load."""
    loads = team.loads(request.user)
    context = {
        "loads": loads,
        "may_arrange": request.user.has_role(Role.LEADER),
        "today": today(),
        "most": max((load.total for load in loads), default=0),
    }
    return render(request, "cases/team/index.html", context)


def _officer(user, pk: int) -> User:
    return get_object_or_404(User.objects.in_bureau_of(user), pk=pk)


@fills(Role.LEADER)
def hand_over(request, pk):
    """All or some dossiers of an officer go to another."""
    person = _officer(request.user, pk)
    form, refused = HandOverForm(request.POST or None, user=request.user, person=person), None
    if request.method == "POST" and form.is_valid():
        try:
            count = handover.hand_over(person=person, actor=request.user, **form.cleaned_data)
        except Refused as found:
            refused = found
        else:
            messages.success(
                request, f"已移交 {count} 件给 {form.cleaned_data['to'].name}，期限不变，提醒随之转移"
            )
            return redirect("cases:team")
    context = {
        "form": form,
        "person": person,
        "title": f"移交 {person.name} 的案卷",
        "refused": refused,
        "submit": "移交选中的案卷",
        "back_url": reverse("cases:team"),
        "back_label": "承办情况",
        "subtitle": "另一名承办人不变；每个案卷的全过程记录各记一条",
    }
    status = 409 if refused else 422 if form.is_bound else 200
    return render(request, "cases/team/hand_over.html", context, status=status)


@fills(Role.LEADER)
def stand_in(request, pk):
    """A colleague looks after an officer's dossiers for some days."""
    person = _officer(request.user, pk)
    form = StandInForm(request.POST or None, user=request.user, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            row = staff.stand_in(absent=person, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            add_service_errors(form, error)
        else:
            messages.success(request, f"已安排 {row.substitute.name} 代办 {row.from_on} 至 {row.to_on}")
            return redirect("cases:team")
    context = {
        "form": form,
        "title": f"安排 {person.name} 的代办人",
        "subtitle": "",
        "submit": "安排代办",
        "notes": [
            "代办人收到期限提醒，在“我承办”和期限日历中看到这些案卷。须由承办人亲自办理的步骤（行政处罚法 第42条）"
            "仍由两名承办人办理；长期不在岗的，请移交。"
        ],
        "refused": None,
        "back_url": reverse("cases:team"),
        "back_label": "承办情况",
    }
    return render(request, "components/form_page.html", context, status=422 if form.is_bound else 200)


@verb(Role.LEADER)
def end_standing_in(request, pk):
    """The officer is back."""
    row = get_object_or_404(Substitution, pk=pk, absent__in=User.objects.in_bureau_of(request.user))
    staff.end_standing_in(row=row, by=request.user)
    messages.success(request, f"已结束 {row.substitute.name} 的代办")
    return redirect("cases:team")
