"""Who may see an archive, and who may open which half.

正卷 may be read by all who see the case. 副卷 holds the reporter and what was weighed in private: the two officers of
the case and the heads may open it; anyone else only while a lending agreed by a head runs.
"""

from django.shortcuts import get_object_or_404

from bureau.dates import today
from bureau.staff.roles import Role
from bureau.workflow import Refusal
from cases.archive.models.archive import Archive, Half
from cases.archive.models.borrowing import Borrowing

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
    return Refusal("副卷由本案承办人和局领导查阅，其他人员须申请借阅并经局领导批准。", ARTICLE)
