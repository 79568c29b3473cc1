"""The proposed penalty."""

from bureau.access import fills
from bureau.staff.roles import Role
from cases.acts import CASE_DESK
from cases.decision.forms.proposal import ProposalForm
from cases.decision.services import proposal as proposing
from cases.perms import case_for
from cases.views import part_step


@fills(Role.OFFICER)
def proposal(request, pk):
    """处罚建议"""
    case = case_for(request.user, pk)
    form = ProposalForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "propose",
        form,
        "处罚建议",
        lambda data: proposing.propose(case=case, actor=request.user, **data),
    )
