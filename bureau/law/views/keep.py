"""The keeping of the register: forms for the clerk with the right 法规维护. Others meet a page that says so."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills
from bureau.dates import today
from bureau.law.forms import ActiveForm, EndForm, VerifyForm
from bureau.law.forms.rows import RuleForm
from bureau.law.models import Violation
from bureau.law.registers import Register, register_or_404
from bureau.law.services import keeping
from bureau.staff.roles import Role
from bureau.timelimits.models import Rule

LOCAL_NOTE = (
    "地方性法规、规章另有规定的，在该地优先适用（办法（令 30）第89条）。已起算的时钟保留起算时的版本。"
)
VERSION_NOTE = (
    "这一版本已经施行或者已被使用，不能改写。下面的内容另立新版本，自起用日起适用；原版本到前一日止。"
)
CORRECT_NOTE = "这一版本尚未施行或者只是示例，也没有被使用，可以更正。"


@fills(Role.CLERK)
def add(request, kind):
    """A new thing of one kind."""
    keeping.require_keeper(request.user)
    register = register_or_404(kind)
    if register.model is Rule:
        return redirect("timelimits:rules")
    form = register.form(request.POST or None, user=request.user, new=True, initial=_initial(request))
    if _took(form, lambda: keeping.add(row=form.row(), **_act(form, request))):
        messages.success(request, f"已录入{register.noun}：{form.instance}")
        return redirect(_home(register, form.instance))
    return _page(request, form, register, f"新增{register.noun}", "录入")


@fills(Role.CLERK)
def change(request, kind, pk):
    """A correction where that is still possible, a new version otherwise."""
    register = register_or_404(kind)
    row = get_object_or_404(register.model, pk=pk)
    keeping.require_own(row, request.user)
    if keeping.may_correct(row):
        return _correct(request, register, row)
    if register.model is Violation:
        return redirect("law:active", pk=row.pk)
    return _new_version(request, register, row)


def _correct(request, register: Register, row):
    form = _form_of(request, register, row, row)
    if _took(form, lambda: keeping.correct(row=form.row(), **_act(form, request))):
        messages.success(request, f"已更正：{row}")
        return redirect(_home(register, row))
    return _page(request, form, register, f"更正：{row}", "保存更正", CORRECT_NOTE)


def _new_version(request, register: Register, row):
    copy = register.model.objects.get(pk=row.pk)
    copy.pk = copy.effective_from = copy.effective_to = None
    copy._state.adding = True
    form = _form_of(request, register, copy, row)
    if _took(form, lambda: keeping.new_version(of=row, row=form.row(), **_act(form, request))):
        messages.success(request, f"已立新版本，自 {form.instance.effective_from} 起用")
        return redirect(_home(register, form.instance))
    return _page(request, form, register, f"新版本：{row}", "另立新版本", VERSION_NOTE)


@fills(Role.CLERK)
def localise(request, pk):
    """A local rule in place of a national one."""
    keeping.require_keeper(request.user)
    national = get_object_or_404(Rule, pk=pk)
    copy = Rule(key=national.key, label=national.label, value=national.value, unit=national.unit)
    copy.extensions, copy.rolls, copy.trigger = national.extensions, national.rolls, national.trigger
    form = RuleForm(request.POST or None, user=request.user, new=True, instance=copy)
    register = register_or_404("rules")
    if _took(form, lambda: keeping.add(row=form.row(), **_act(form, request))):
        messages.success(request, f"已录入地方规定，自 {copy.effective_from} 起在{copy.office}优先适用")
        return redirect("law:row", kind="rules", pk=copy.pk)
    return _page(request, form, register, f"地方规定：{national.label}", "录入地方规定", LOCAL_NOTE)


@fills(Role.CLERK)
def end(request, kind, pk):
    """The last day of a row without a successor."""
    register = register_or_404(kind)
    row = get_object_or_404(register.model, pk=pk)
    keeping.require_own(row, request.user)
    if register.model is Violation:
        return redirect("law:active", pk=row.pk)
    form = EndForm(request.POST or None)
    if _took(form, lambda: keeping.end(row=row, actor=request.user, **form.cleaned_data)):
        messages.success(request, f"已登记：{row} 到 {form.cleaned_data['last_day']} 止用")
        return redirect(_home(register, row))
    return _page(request, form, register, f"止用：{row}", "登记止用")


@fills(Role.CLERK)
def verify(request, kind, pk):
    """The mark of having been checked against the published text."""
    register = register_or_404(kind)
    row = get_object_or_404(register.model, pk=pk)
    keeping.require_own(row, request.user)
    if register.model is Violation:
        return redirect("law:violation", pk=row.pk)
    form = VerifyForm(request.POST or None, initial={"verified": row.verified, "source": row.source})
    if _took(form, lambda: keeping.verify(row=row, actor=request.user, **form.cleaned_data)):
        messages.success(request, f"已登记核对：{row}")
        return redirect(_home(register, row))
    return _page(request, form, register, f"核对：{row}", "登记核对")


@fills(Role.CLERK)
def active(request, pk):
    """Whether a violation may be chosen; one in use keeps its name."""
    keeping.require_keeper(request.user)
    violation = get_object_or_404(Violation, pk=pk)
    form = ActiveForm(request.POST or None, initial={"active": "1" if violation.is_active else "0"})
    if _took(form, lambda: keeping.set_active(violation=violation, actor=request.user, **form.cleaned_data)):
        messages.success(request, f"{violation}：{'可选用' if violation.is_active else '已停止选用'}")
        return redirect("law:violation", pk=violation.pk)
    note = "已被线索或案件使用的案由不改名称；名称有变的停止选用，另新增案由。处罚依据的变化在各条依据上另立新版本。"
    return _page(request, form, register_or_404("violations"), f"选用：{violation}", "保存", note)


def _initial(request) -> dict:
    wanted = {name: request.GET[name] for name in ("violation", "regime") if name in request.GET}
    return {**wanted, "effective_from": today()}


def _form_of(request, register: Register, instance, row):
    more = {"factors_of": row} if register.slug == "benchmarks" else {}
    return register.form(request.POST or None, user=request.user, new=False, instance=instance, **more)


def _act(form, request) -> dict:
    return {"actor": request.user, "reason": form.cleaned_data["reason"], "write_parts": form.write_parts}


def _took(form, act) -> bool:
    """Whether the form is good and the service accepted it; what the service refuses stands at its field."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except ValidationError as error:
        _take(form, error)
        return False
    return True


def _take(form, error: ValidationError) -> None:
    for name, found in getattr(error, "error_dict", {None: [error]}).items():
        for each in found:
            form.add_error(name if name in form.fields else None, each.messages)


def _home(register: Register, row) -> str:
    if register.slug == "violations":
        return reverse("law:violation", args=[row.pk])
    return reverse("law:row", args=[register.slug, row.pk])


def _page(request, form, register: Register, title: str, submit: str, *notes: str):
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "notes": notes,
        "subtitle": "每次改动连同理由记入过程记录",
        "back_url": reverse(register.list_url),
        "back_label": register.noun,
    }
    return render(request, "components/form_page.html", context)
