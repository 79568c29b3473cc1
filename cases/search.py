"""Cases, clues and papers in the global search."""

from django.db.models import Q
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.search import Hit, Source, register
from bureau.staff.roles import STAFF
from cases.measures import search  # noqa: F401  registers transfers and damage claims
from cases.models import Case, Clue, Complaint, CorrectionOrder, Restriction, Sealing


def _cases(user, text, limit):
    rows = (
        Case.objects.visible_to(user)
        .select_related("violation")
        .filter(
            Q(number__contains=text)
            | Q(party_name__contains=text)
            | Q(enterprise__initials__startswith=text.lower())
        )
    )
    return [
        Hit(
            f"{c.party_name} · {c.violation.name}",
            reverse("cases:case", args=[c.pk]),
            f"{c.number or '待立案'} · {c.state_label}",
        )
        for c in rows.order_by("-pk")[:limit]
    ]


def _measures(user, text, limit):
    """Sealings and restrictions by party or number of the case."""
    hits = []
    for model, page in ((Sealing, "cases:sealing"), (Restriction, "cases:restriction")):
        rows = model.objects.visible_to(user).select_related("case")
        found = rows.filter(Q(case__party_name__contains=text) | Q(case__number__contains=text))
        hits += [
            Hit(f"{m.case.party_name} {m.get_kind_display()}", reverse(page, args=[m.pk]), m.state_label)
            for m in found.order_by("-pk")[:limit]
        ]
    return hits[:limit]


# Papers found by their number. Letters to a reporter are not: their number would lead to the person.
OWNERS = (Case, CorrectionOrder, Clue)


def _papers(user, text, limit):
    if len(text) < 3:
        return []
    seen = Q(pk__in=[])
    for model in OWNERS:
        mine = model.objects.visible_to(user).order_by().values("pk")
        seen |= Q(dossier_kind=model._meta.label_lower, dossier_id__in=mine)
    rows = IssuedDocument.objects.filter(seen, number__contains=text).defer("context")
    return [
        Hit(f"{d.title} {d.number}", reverse("cases:document", args=[d.pk]), f"{d.issued_on}")
        for d in rows.order_by("-pk")[:limit]
    ]


def _orders(user, text, limit):
    rows = CorrectionOrder.objects.visible_to(user).select_related("document")
    rows = rows.filter(
        Q(party_name__contains=text)
        | Q(document__number__contains=text)
        | Q(enterprise__initials__startswith=text.lower())
    )
    return [
        Hit(
            f"{o.party_name} · 责令改正",
            reverse("cases:order", args=[o.pk]),
            f"{o.document.number if o.document else '待签发'} · {o.state_label}",
        )
        for o in rows.order_by("-pk")[:limit]
    ]


def _clues(user, text, limit):
    rows = Clue.objects.visible_to(user).filter(
        Q(number__contains=text)
        | Q(party_name__contains=text)
        | Q(enterprise__initials__startswith=text.lower())
    )
    return [
        Hit(
            f"{c.number} {c.party_name}",
            reverse("cases:clue", args=[c.pk]),
            f"{c.get_source_display()} · {c.state_label}",
        )
        for c in rows.order_by("-pk")[:limit]
    ]


def _complaints(user, text, limit):
    rows = Complaint.objects.visible_to(user).filter(
        Q(number__contains=text) | Q(outer_number__contains=text) | Q(subject__contains=text)
    )
    return [
        Hit(
            f"{c.number} {c.subject}",
            reverse("cases:complaint", args=[c.pk]),
            f"{c.get_channel_display()} · {c.state_label}",
        )
        for c in rows.order_by("-pk")[:limit]
    ]


register(Source("案件", STAFF, _cases))
register(Source("文书", STAFF, _papers))
register(Source("责令改正", STAFF, _orders))
register(Source("线索", STAFF, _clues))
register(Source("投诉举报", STAFF, _complaints))
register(Source("查封与限产停产", STAFF, _measures))
