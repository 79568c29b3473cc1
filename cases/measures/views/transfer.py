"""Transfers for detention and criminal referrals: lists, one of each, requests."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from bureau.access import fills, reads
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.paging import page_of
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import DETENTION_DESK, REFERRAL_DESK
from cases.measures import duties
from cases.measures.forms.transfer import ReferralForm, TransferForm
from cases.measures.services.detention import request_detention
from cases.measures.services.referral import report_crime
from cases.models import Detention, OrganTransfer, Referral
from cases.pages import dossier_page, state_list
from cases.perms import case_for, detention_for, referral_for
from cases.states import DetentionState as D
from cases.states import ReferralState as R
from cases.views import add_service_errors, render_form, told
from inspections.export import as_csv

OPEN_DETENTIONS = (D.REQUESTED, D.APPROVED, D.SENT, D.SUPPLEMENT)
OPEN_REFERRALS = (R.REPORTED, *duties.CRIME_OPEN)
_NEWEST = ("-requested_on", "-pk")
_HEAD = ["移送书", "案件", "当事人", "案由", "状态", "报请日期", "批准日期", "移送日期", "公安机关", "决定"]


def _rows(model, user):
    return model.objects.visible_to(user).select_related("case__violation", "document")


@reads()
def referral_list(request):
    """Suspected crimes on their way."""
    rows = _rows(Referral, request.user)
    return state_list(request, rows, R, OPEN_REFERRALS, "cases/transfer/referrals.html", _NEWEST)


@reads()
def detention_list(request):
    """Transfers for detention on their way."""
    rows = _rows(Detention, request.user)
    return state_list(request, rows, D, OPEN_DETENTIONS, "cases/transfer/detentions.html", _NEWEST)


@reads()
def organ_list(request):
    """Cases sent to other organs."""
    page = page_of(request, case_scope(request.user), key=("-transferred_on", "-pk"))
    return render(request, "cases/transfer/organs.html", {"page": page})


def case_scope(user):
    """Transfers to organs of the cases a person may see."""
    rows = OrganTransfer.objects.filter(case__office__path__startswith=user.scope_path)
    return rows.select_related("case__violation", "document")


@reads()
def transfer_export(request):
    """All three kinds of transfer as CSV."""
    return as_csv(f"移送-{today()}", ["种类", *_HEAD], _lines(request.user))


def _lines(user):
    for label, model in (("涉嫌犯罪", Referral), ("行政拘留", Detention)):
        for row in _rows(model, user).order_by("pk").iterator(chunk_size=2000):
            yield [
                label,
                row.document.number if row.document else "",
                row.case.number,
                row.case.party_name,
                row.case.violation.name,
                row.get_state_display(),
                row.requested_on,
                row.approved_on or "",
                row.sent_on or "",
                row.receiver,
                row.outcome,
            ]
    for sent in case_scope(user).order_by("pk").iterator(chunk_size=2000):
        case = sent.case
        facts = [
            sent.document.number,
            case.number,
            case.party_name,
            case.violation.name,
            case.get_state_display(),
        ]
        yield [
            "有管辖权机关",
            *facts,
            sent.transferred_on,
            sent.transferred_on,
            sent.transferred_on,
            sent.organ_name,
            "",
        ]


@reads()
def detention_detail(request, pk):
    """One transfer for detention."""
    row = detention_for(request.user, pk)
    return dossier_page(
        request, row, DETENTION_DESK, "cases/transfer/detention.html", row=row, papers=_papers(row)
    )


@reads()
def referral_detail(request, pk):
    """One criminal referral."""
    row = referral_for(request.user, pk)
    decision = getattr(row.case, "decision", None)
    fine = decision.fine if decision else None
    setoff = min(fine, row.criminal_fine) if fine and row.criminal_fine else None
    return dossier_page(
        request,
        row,
        REFERRAL_DESK,
        "cases/transfer/referral.html",
        row=row,
        papers=_papers(row),
        fine=fine,
        setoff=setoff,
    )


_KEYS = {
    Detention: ("detention_transfer", "detention_approval", "transfer_materials", "transfer_items"),
    Referral: (
        "referral_transfer",
        "referral_approval",
        "transfer_materials",
        "transfer_items",
        "referral_reconsideration",
        "referral_supervision",
    ),
}


def _papers(row):
    """The papers of the case that belong to this transfer; its lists carry the number of its letter."""
    number = row.document.number if row.document else ""
    found = IssuedDocument.objects.of(row.case).filter(type__in=_KEYS[type(row)]).order_by("pk")
    return [paper for paper in found if paper.context.get("carries", number) == number] if number else []


def _request(request, pk: int, form_class, service, title: str, submit: str, page: str):
    case = case_for(request.user, pk)
    form = form_class(request.POST or None, dossier=case, user=request.user)
    shown = {
        "form": form,
        "title": title,
        "dossier": case,
        "submit": submit,
        "back": redirect("cases:case", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **shown)
    try:
        row = service(case=case, actor=request.user, **form.cleaned_data)
    except Refused as refused:
        return render_form(request, **shown, refused=refused)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **shown)
    messages.success(request, told(row, title))
    return redirect(page, pk=row.pk)


@fills(Role.OFFICER)
def detention_add(request, pk):
    """报请移送行政拘留"""
    return _request(
        request, pk, TransferForm, request_detention, "报请移送行政拘留", "报请审批", "cases:detention"
    )


@fills(Role.OFFICER)
def referral_add(request, pk):
    """报告移送涉嫌犯罪"""
    return _request(
        request, pk, ReferralForm, report_crime, "报告移送涉嫌犯罪", "报负责人决定", "cases:referral"
    )
