"""On site, from a phone: today's visits and the record, one step a page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import key_in
from bureau.staff.roles import Role
from bureau.workflow import Refused
from inspections.answers import answer_fault, bounds_text
from inspections.forms.task import FindingForm, NoteForm, NoticeForm, PhotoForm, SignForm, SummaryForm
from inspections.models import Answer, ChecklistItem, Finding, InspectionTask, SceneRecord
from inspections.services import visit as visits
from inspections.services import visit_record
from inspections.services.enterprise import visits_in
from inspections.views.acting import add_errors
from inspections.views.task import visible
from inspections.workflow import TASK


@reads()
def today_list(request):
    """今天的检查: what is under way, due and to come, for the person asking."""
    mine = (
        InspectionTask.objects.of_officer(request.user)
        .given()
        .select_related("enterprise", "officer_a", "officer_b", "result__draw", "campaign")
    )
    done = (
        InspectionTask.objects.of_officer(request.user).filter(done_on=today()).select_related("enterprise")
    )
    rows = sorted(mine, key=lambda task: (task.state != "visiting", task.due_on, task.pk))
    context = {"rows": rows, "done": done, "today": today(), "may_visit": request.user.has_role(Role.OFFICER)}
    return render(request, "inspections/site/today.html", context)


def _scene(request, pk) -> SceneRecord:
    task = visible(request, pk)
    scene = get_object_or_404(SceneRecord.objects.select_related("checklist"), task=task)
    scene.task = task
    return scene


def _page(request, scene, step: str, *, status: int = 200, **context):
    items = scene.checklist.items.count() if scene.checklist else 0
    shared = {
        "scene": scene,
        "task": scene.task,
        "step": step,
        "answered": scene.answers.count(),
        "items": items,
        "visits": visits_in(scene.task.enterprise, today().year),
        "now": timezone.localtime(),
    }
    return render(request, f"inspections/site/{step}.html", {**shared, **context}, status=status)


def _try(form, act) -> bool:
    """Runs a service; its errors go to the form. Whether it worked."""
    try:
        with transaction.atomic():
            act()
        return True
    except ValidationError as error:
        add_errors(form, error)
        return False


@verb(Role.OFFICER)
def start(request, pk):
    """开始检查."""
    visits.start(task=visible(request, pk), actor=request.user)
    return redirect("inspections:site-notice", pk)


@fills(Role.OFFICER)
def notice(request, pk):
    """1 告知: place, certificates, rights, who is present."""
    scene = _scene(request, pk)
    initial = {
        name: getattr(scene, name)
        for name in ("place", "rights_told", "party_name", "party_post", "party_phone")
    }
    initial["place"] = scene.place or scene.task.enterprise.address
    form = NoticeForm(request.POST or None, initial={**initial, "shown": bool(scene.certificates_shown_at)})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        if facts.pop("shown"):
            facts["certificates_shown_at"] = scene.certificates_shown_at or timezone.now()
        if _try(form, lambda: visits.note_facts(task=scene.task, actor=request.user, **facts)):
            return redirect("inspections:site-check", pk)
    return _page(request, scene, "notice", form=form, status=422 if form.errors else 200)


@fills(Role.OFFICER)
def check(request, pk):
    """2 检查: the checklist, all answers on one page; what is wrong comes back with everything kept."""
    scene = _scene(request, pk)
    stored = {answer.item_id: (answer.value, answer.text, answer.given) for answer in scene.answers.all()}
    items = list(scene.checklist.items.all()) if scene.checklist else []
    typed = {item.pk: _typed(request, item) for item in items} if request.method == "POST" else stored
    faults = {}
    if request.method == "POST":
        given = {pk: parts for pk, parts in typed.items() if parts[0] in Answer.Value.values}
        by_key = {item.pk: item for item in items}
        faults = {pk: fault for pk, parts in given.items() if (fault := answer_fault(by_key[pk], *parts))}
        if not faults:
            changed = {pk: parts for pk, parts in given.items() if stored.get(pk) != parts}
            if changed:
                visits.answer(task=scene.task, actor=request.user, answers=changed)
            if request.POST.get("photo", "").isdecimal():
                return redirect("inspections:site-item-photo", pk, request.POST["photo"])
            messages.success(request, f"已保存 {len(given)} 项，还有 {len(items) - len(given)} 项没有结论")
            return redirect(
                "inspections:site-findings" if len(given) == len(items) else "inspections:site-check", pk
            )
    photos = {}
    for photo in scene.photos.filter(item__isnull=False).select_related("stored"):
        photos.setdefault(photo.item_id, []).append(photo)
    rows = [
        {
            "item": item,
            "value": typed.get(item.pk, _BLANK)[0],
            "text": typed.get(item.pk, _BLANK)[1],
            "given": typed.get(item.pk, _BLANK)[2],
            "bounds": bounds_text(item),
            "fault": faults.get(item.pk, ""),
            "photos": photos.get(item.pk, ()),
        }
        for item in items
    ]
    return _page(
        request,
        scene,
        "check",
        rows=rows,
        choices=Answer.Value.choices,
        faults=len(faults),
        status=422 if faults else 200,
    )


_BLANK = ("", "", "")


def _typed(request, item) -> tuple[str, str, str]:
    post = request.POST
    text, given = (post.get(f"{letter}{item.pk}", "").strip() for letter in "tg")
    return post.get(f"v{item.pk}", ""), text, given[:200]


@fills(Role.OFFICER)
def photo(request, pk, item=None):
    """A photo, of an item or of the place."""
    scene = _scene(request, pk)
    about = get_object_or_404(ChecklistItem, pk=item, checklist=scene.checklist) if item else None
    form = PhotoForm(request.POST or None, request.FILES or None)
    back = "inspections:site-check" if about else "inspections:site-findings"
    if request.method == "POST" and form.is_valid():
        facts = {"upload": form.cleaned_data["photo"], "place": form.cleaned_data["place"], "item": about}
        if _try(form, lambda: visits.add_photo(task=scene.task, actor=request.user, **facts)):
            messages.success(request, "已入库，指纹已记")
            return redirect(back, pk)
    return _page(
        request,
        scene,
        "photo",
        form=form,
        about=about,
        back=reverse(back, args=[pk]),
        status=422 if form.errors else 200,
    )


@fills(Role.OFFICER)
def findings(request, pk):
    """3 问题: what was seen in words, photos, and each problem with how it is handled."""
    scene = _scene(request, pk)
    form = SummaryForm(request.POST or None, initial={"summary": scene.summary})
    if request.method == "POST" and form.is_valid():
        if _try(form, lambda: visits.note_facts(task=scene.task, actor=request.user, **form.cleaned_data)):
            return redirect("inspections:site-sign", pk)
    found = scene.task.findings.select_related("item", "violation")
    settled = {finding.item_id for finding in found}
    open_items = [
        a for a in scene.answers.filter(value="no").select_related("item") if a.item_id not in settled
    ]
    photos = scene.photos.select_related("stored")
    return _page(
        request,
        scene,
        "findings",
        form=form,
        found=found,
        notes=scene.notes.all(),
        open_items=open_items,
        photos=photos,
        status=422 if form.errors else 200,
    )


@fills(Role.OFFICER)
def note(request, pk):
    """登记询问要点."""
    scene = _scene(request, pk)
    form = NoteForm(request.POST or None, initial={"person": scene.party_name, "post": scene.party_post})
    if request.method == "POST" and form.is_valid():
        if _try(form, lambda: visits.add_note(task=scene.task, actor=request.user, **form.cleaned_data)):
            return redirect("inspections:site-findings", pk)
    return _page(request, scene, "note", form=form, status=422 if form.errors else 200)


@fills(Role.OFFICER)
def finding(request, pk):
    """登记问题."""
    scene = _scene(request, pk)
    initial = {}
    if item := ChecklistItem.objects.filter(
        pk=key_in(request.GET.get("item", "")), checklist=scene.checklist
    ).first():
        answer = scene.answers.filter(item=item).first()
        initial = {"item": item, "violation": item.violation_id, "description": answer.text if answer else ""}
    form = FindingForm(request.POST or None, scene=scene, initial=initial)
    if request.method == "POST" and form.is_valid():
        if _try(form, lambda: visits.add_finding(task=scene.task, actor=request.user, **form.cleaned_data)):
            return redirect("inspections:site-findings", pk)
    return _page(request, scene, "finding", form=form, status=422 if form.errors else 200)


@verb(Role.OFFICER)
def withdraw_finding(request, pk, finding):
    """撤回误记的问题."""
    found = get_object_or_404(Finding, pk=finding, task=visible(request, pk))
    visits.withdraw_finding(finding=found, actor=request.user, reason="现场更正")
    messages.success(request, "已撤回，原文留在全过程记录")
    return redirect("inspections:site-findings", pk)


@fills(Role.OFFICER)
def sign(request, pk):
    """4 签字: signed with a photo of the page, refused, or nobody there."""
    scene = _scene(request, pk)
    form = SignForm(
        request.POST or None,
        request.FILES or None,
        initial={
            "party_name": scene.party_name,
            "signing": scene.signing,
            "note": scene.signing_note,
            "witness": scene.witness,
        },
    )
    signed_page = scene.photos.filter(is_signature=True).select_related("stored").last()
    if request.method == "POST" and form.is_valid():
        if _try(form, lambda: _sign(request, scene, form.cleaned_data)):
            messages.success(request, "已登记签字情况")
            return redirect("inspections:site-sign", pk)
    finish = next((o for o in TASK.offers(scene.task, request.user) if o.transition.name == "finish"), None)
    return _page(
        request,
        scene,
        "sign",
        form=form,
        finish=finish,
        finish_refused=Refused("办结", finish.refusals) if finish else None,
        signed_page=signed_page,
        status=422 if form.errors else 200,
    )


def _sign(request, scene, data) -> None:
    if data["page"]:
        visits.add_photo(task=scene.task, actor=request.user, upload=data["page"], is_signature=True)
    visits.sign(
        task=scene.task,
        actor=request.user,
        signing=data["signing"],
        party_name=data["party_name"],
        note=data["note"],
        witness=data["witness"],
    )


@verb(Role.OFFICER)
def finish(request, pk):
    """办结并固定记录."""
    task = visits.finish(task=visible(request, pk), actor=request.user)
    visit_record.issue(task=task, actor=request.user)
    messages.success(request, "检查已办结，记录已固定，现场检查记录正在生成；结果 20 个工作日内公开")
    return redirect("inspections:task", pk)
