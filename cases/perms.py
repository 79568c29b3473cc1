"""Who may see what of this room beyond their bureau's subtree."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from bureau.staff.roles import Role
from cases.models import (
    Accountability,
    Case,
    Clue,
    Complaint,
    CorrectionOrder,
    DamageClaim,
    Detention,
    LegalOpinion,
    Referral,
    Registration,
    Remedy,
    Restriction,
    ReviewRound,
    Sealing,
)

CONFIDENTIAL_READERS = (Role.OFFICER, Role.LEADER)


def case_for(user, pk: int) -> Case:
    """A case of the user's bureau, or 404."""
    rows = (
        Case.objects.visible_to(user)
        .select_related(
            "violation",
            "handler",
            "co_handler",
            "enterprise",
            "clue",
            "filed_by",
            "office",
            "proposal__basis",
            "decision__document",
            "decision__decided_by",
            "standing",
            "limitation",
            "report__written_by",
            "clue__finding__task",
        )
        .defer("decision__document__context")
    )
    return get_object_or_404(rows, pk=pk)


def clue_for(user, pk: int) -> Clue:
    """A clue of the user's bureau, or 404."""
    return get_object_or_404(
        Clue.objects.visible_to(user).select_related(
            "enterprise", "violation", "checked_by", "joined_into", "split_from"
        ),
        pk=pk,
    )


def complaint_for(user, pk: int) -> Complaint:
    """A complaint of the user's bureau, or 404."""
    return get_object_or_404(Complaint.objects.visible_to(user).select_related("clue", "office"), pk=pk)


def sealing_for(user, pk: int) -> Sealing:
    """A sealing of the user's bureau, or 404."""
    rows = Sealing.objects.visible_to(user).select_related(
        "case__handler", "case__co_handler", "officer_a", "officer_b", "approved_by"
    )
    return get_object_or_404(rows, pk=pk)


def restriction_for(user, pk: int) -> Restriction:
    """A restriction of the user's bureau, or 404."""
    rows = Restriction.objects.visible_to(user).select_related(
        "case__handler",
        "case__co_handler",
        "case__violation",
        "reviewed_by",
        "decided_by",
        "notice",
        "document",
        "previous",
        "hearing__chair",
    )
    return get_object_or_404(rows, pk=pk)


def detention_for(user, pk: int) -> Detention:
    """A transfer for detention of the user's bureau, or 404."""
    rows = Detention.objects.visible_to(user).select_related(
        "case__handler", "case__co_handler", "case__violation", "document", "approved_by"
    )
    return get_object_or_404(rows, pk=pk)


def registration_for(user, pk: int) -> Registration:
    """A registration of evidence of the user's bureau, or 404."""
    rows = Registration.objects.visible_to(user).select_related(
        "case__handler", "case__co_handler", "officer_a", "officer_b", "approved_by"
    )
    return get_object_or_404(rows, pk=pk)


def referral_for(user, pk: int) -> Referral:
    """A criminal referral of the user's bureau, or 404."""
    rows = Referral.objects.visible_to(user).select_related(
        "case__handler", "case__co_handler", "case__violation", "document", "approved_by"
    )
    return get_object_or_404(rows, pk=pk)


def damage_for(user, pk: int) -> DamageClaim:
    """A damage claim of the user's bureau, or 404."""
    rows = DamageClaim.objects.visible_to(user).select_related("case", "document", "decided_by", "created_by")
    return get_object_or_404(rows, pk=pk)


def order_for(user, pk: int) -> CorrectionOrder:
    """An order of the user's bureau, or 404."""
    rows = CorrectionOrder.objects.visible_to(user).select_related(
        "case__handler", "case__co_handler", "violation", "officer_a", "officer_b", "document", "issued_by"
    )
    return get_object_or_404(rows, pk=pk)


def remedy_for(user, pk: int) -> Remedy:
    """A review or suit of the user's bureau, or 404."""
    rows = Remedy.objects.visible_to(user).select_related(
        "case__handler", "case__co_handler", "decision__document", "document", "previous"
    )
    return get_object_or_404(rows, pk=pk)


def opinion_for(user, pk: int) -> LegalOpinion:
    """A legal adviser's opinion of the user's bureau, or 404."""
    rows = LegalOpinion.objects.visible_to(user).select_related("case", "document", "created_by", "file")
    return get_object_or_404(rows, pk=pk)


def sees_reporter(user) -> bool:
    """The reporter of a clue is known to officers and heads only."""
    return user.has_role(*CONFIDENTIAL_READERS)


def reporters_letter(user, pk: int) -> Complaint:
    """The complaint whose letter bears the reporter's name: for those who may know it, else 404."""
    if not sees_reporter(user):
        raise Http404
    return complaint_for(user, pk)


def round_for(user, pk: int) -> ReviewRound:
    """A round of case-file reviews of the user's bureau, or 404."""
    return get_object_or_404(ReviewRound.objects.visible_to(user).select_related("office"), pk=pk)


def accountabilities_of(user):
    """Inquiries a person may see: supervisors and heads all, others only their own."""
    rows = Accountability.objects.visible_to(user).select_related("person", "case", "decided_by")
    return rows if user.has_role(Role.SUPERVISOR, Role.LEADER) else rows.filter(person=user)


def accountability_for(user, pk: int) -> Accountability:
    """One inquiry the person may see, or 404."""
    return get_object_or_404(accountabilities_of(user), pk=pk)
