"""The facts of a case, as long as they may be changed."""

from bureau.access import fills
from bureau.staff.roles import Role
from cases.acts import CASE_DESK
from cases.intake.forms.clue import CaseFactsForm
from cases.intake.services import filing
from cases.perms import case_for
from cases.views import part_step


@fills(Role.OFFICER)
def edit(request, pk):
    """修改案情"""
    case = case_for(request.user, pk)
    form = CaseFactsForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "edit_facts",
        form,
        "修改案情",
        lambda data: filing.edit_facts(case=case, actor=request.user, **data),
    )
