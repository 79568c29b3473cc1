"""Who may see an archive, who may open which half, and which papers and files a half that is archived keeps.

正卷 may be read by all who see the case. 副卷 holds the reporter and what was weighed in private: the two officers of
the case and the heads may open it; anyone else only while a lending agreed by a head runs.
"""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse

from bureau.dates import today
from bureau.staff.roles import Role
from bureau.workflow import Refusal, Refused
from cases.archive.models.archive import Archive, ArchiveItem, Half
from cases.archive.models.borrowing import Borrowing
from cases.states import ArchiveState

ARTICLE = "办法（令 30）第79条"


def archive_for(user, pk: int) -> Archive:
    """An archive of the user's bureau, or 404."""
    rows = Archive.objects.visible_to(user).select_related(
        "case__violation", "case__handler", "case__co_handler", "requested_by", "confirmed_by", "job"
    )
    return get_object_or_404(rows, pk=pk)


def opens_inner(archive: Archive, user) -> bool:
    """Whether a person has a need to know what is in 副卷."""
    if archive.case.is_handler(user) or user.has_role(Role.LEADER):
        return True
    lent = Borrowing.objects.running(today()).filter(archive=archive, half=Half.INNER, borrower=user)
    return lent.exists()


def why_not(archive: Archive, half: str, user) -> Refusal | None:
    """The reason why a person may not open a half, or None."""
    if half == Half.MAIN or opens_inner(archive, user):
        return None
    return _refusal(archive)


@dataclass(frozen=True)
class Kept:
    """Ids of the papers and files of a case that a person finds only in 副卷."""

    documents: frozenset = frozenset()
    files: frozenset = frozenset()


def kept_from(user, case) -> Kept:
    """What of a case is closed to a person since 副卷 was archived. One query at most."""
    if case.is_handler(user) or user.has_role(Role.LEADER):
        return Kept()
    lent = Borrowing.objects.running(today()).filter(half=Half.INNER, borrower=user)
    rows = _kept().filter(archive__case=case).exclude(archive__in=lent.values("archive"))
    found = rows.values_list("document", "file")
    documents, files = zip(*found, strict=True) if found else ((), ())
    return Kept(frozenset(documents) - {None}, frozenset(files) - {None})


def ensure_open(user, **source) -> None:
    """Raises Refused when a paper (`document`) or a file (`file`) lies in an archived 副卷 closed to the person.

    One that lies in the volumes of several cases opens with any of them.
    """
    items = _kept().filter(**source).select_related("archive__case")
    archives = [item.archive for item in items]
    if archives and not any(opens_inner(archive, user) for archive in archives):
        raise Refused("查阅副卷材料", [_refusal(archives[0])])


def ensure_inner_open(user, case) -> None:
    """Raises Refused for what belongs to 副卷 by its kind and is drawn anew each time, once the case is archived."""
    archive = case.archives.filter(state=ArchiveState.ARCHIVED).order_by("supplement").first()
    if archive and not opens_inner(archive, user):
        raise Refused("查阅副卷材料", [_refusal(archive)])


def _kept():
    return ArchiveItem.objects.filter(half=Half.INNER, archive__state=ArchiveState.ARCHIVED)


def _refusal(archive) -> Refusal:
    return Refusal(
        "副卷由本案承办人和局领导查阅，其他人员须申请借阅并经局领导批准。",
        ARTICLE,
        reverse("cases:archive-borrow", args=[archive.pk]),
        "申请借阅",
    )
