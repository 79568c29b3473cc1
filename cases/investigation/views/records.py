"""Scene records, inquiries and samplings, from draft to signature."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from bureau.access import fills, reads
from bureau.documents import services as documents
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import CASE_DESK
from cases.forms import ActForm, ReasonForm
from cases.investigation.forms.records import HEADS, ROWS, SignForm
from cases.investigation.record_kinds import RECORD_KINDS
from cases.investigation.services import records
from cases.investigation.views.rows import bound, rows_page
from cases.perms import case_for
from cases.views import part_step


def _kind(name: str):
    if name not in RECORD_KINDS:
        raise Http404
    return RECORD_KINDS[name]


def _found(user, pk: int, kind: str, record: int):
    known = _kind(kind)
    case = case_for(user, pk)
    rows = known.model.objects.select_related("officer_a", "officer_b", "document", "scan", "evidence")
    return known, case, get_object_or_404(rows, pk=record, case=case)


def _page(case, kind: str, row) -> str:
    return reverse("cases:record", args=[case.pk, kind, row.pk])


def _open(case, name: str, user) -> None:
    if refusals := CASE_DESK.workflow.refusals(case, name, actor=user):
        raise Refused(CASE_DESK.transition(name).label, refusals)


def _values(known, row) -> tuple[dict, list]:
    """What an existing record holds, for its form."""
    names = [*HEADS[known.key].base_fields]
    head = {name: getattr(row, name) for name in names}
    lines = getattr(row, {"inquiry": "answers", "sampling": "points"}[known.key]).all() if known.rows else ()
    fields = ROWS[known.key].form.base_fields if known.rows else ()
    return head, [{name: getattr(line, name) for name in fields} for line in lines]


@fills(Role.OFFICER)
def record_add(request, pk, kind):
    """制作笔录. `?supplements=` names the signed record this one corrects."""
    known, case = _kind(kind), case_for(request.user, pk)
    _open(case, "write_record", request.user)
    old = request.GET.get("supplements", "")
    facts = {}
    if kind != "sampling" and old.isdecimal():
        facts["supplements"] = get_object_or_404(known.model.objects.exclude(signing=""), pk=old, case=case)
    form, rows = bound(request, HEADS[kind], ROWS.get(kind), dossier=case)

    def save(head, lines):
        made = records.save_record(
            case=case, actor=request.user, kind=kind, rows=_numbered(kind, lines), **head, **facts
        )
        messages.success(request, f"已保存{known.label}草稿。核对后打印送签。")
        return _page(case, kind, made)

    title = f"制作{known.label}{'（补充）' if facts else ''}"
    back = redirect("cases:case", pk=pk).url
    return rows_page(
        request, form=form, rows=rows, title=title, dossier=case, submit="保存草稿", back=back, save=save
    )


def _numbered(kind: str, lines) -> list[dict]:
    if kind != "inquiry":
        return list(lines)
    return [{**line, "position": number} for number, line in enumerate(lines, start=1)]


@fills(Role.OFFICER)
def record_edit(request, pk, kind, record):
    """修改笔录草稿"""
    known, case, row = _found(request.user, pk, kind, record)
    _open(case, "write_record", request.user)
    head, lines = _values(known, row)
    form, rows = bound(request, HEADS[kind], ROWS.get(kind), dossier=case, initial=head, lines=lines)

    def save(values, filled):
        records.save_record(
            case=case, actor=request.user, kind=kind, existing=row, rows=_numbered(kind, filled), **values
        )
        messages.success(request, f"已保存{known.label}草稿。")
        return _page(case, kind, row)

    return rows_page(
        request,
        form=form,
        rows=rows,
        title=f"修改{known.label}",
        dossier=case,
        submit="保存草稿",
        back=_page(case, kind, row),
        save=save,
    )


@reads()
def record_detail(request, pk, kind, record):
    """One record: what it says, where it stands, what comes next."""
    known, case, row = _found(request.user, pk, kind, record)
    context = {
        "case": case,
        "kind": known,
        "record": row,
        "paper": known.context(row, on=timezone.localdate(row.ended_at)),
        "is_handler": case.is_handler(request.user),
        "supplemented": row.supplemented_by.all() if kind != "sampling" else (),
        "reports": row.reports.all() if kind == "sampling" else (),
    }
    return render(request, "cases/record/detail.html", context)


@reads()
def record_preview(request, pk, kind, record):
    """The paper as it would be printed, with a watermark; stores nothing."""
    known, _, row = _found(request.user, pk, kind, record)
    on = timezone.localdate(row.ended_at)
    pdf = documents.preview(known.paper, known.context(row, on=on), on=on)
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="preview.pdf"'}
    )


def _step(request, pk, kind, record, name, title, form_type, service):
    known, case, row = _found(request.user, pk, kind, record)
    form = form_type(request.POST or None, request.FILES or None, dossier=case, user=request.user)
    if request.method == "POST" and not form.fields:
        form = form_type(request.POST, dossier=case, user=request.user)
    answer = part_step(
        request,
        CASE_DESK,
        case,
        name,
        form,
        f"{title}：{known.label}",
        lambda data: service(case=case, actor=request.user, kind=kind, existing=row, **data),
    )
    gone = name == "drop_record" or answer.status_code != 302
    return answer if gone else redirect(_page(case, kind, row))


@fills(Role.OFFICER)
def record_issue(request, pk, kind, record):
    """打印送签"""
    return _step(request, pk, kind, record, "issue_record", "打印送签", ActForm, records.issue_record)


@fills(Role.OFFICER)
def record_reopen(request, pk, kind, record):
    """撤回送签"""
    return _step(request, pk, kind, record, "reopen_record", "撤回送签", ReasonForm, records.reopen_record)


@fills(Role.OFFICER)
def record_sign(request, pk, kind, record):
    """登记签名"""
    return _step(request, pk, kind, record, "sign_record", "登记签名", SignForm, records.sign_record)


@fills(Role.OFFICER)
def record_drop(request, pk, kind, record):
    """删去草稿"""
    return _step(request, pk, kind, record, "drop_record", "删去草稿", ActForm, records.drop_record)
