"""Before a case changes hands."""

from bureau.workflow import Context, Refusal
from cases.investigation.guards.investigation import judged_by

TWO = "行政处罚法 第42条、第55条"


def new_pair_may_act(case, context: Context):
    """Two certified officers, none recused, none who reviewed or heard the case (行政处罚法 第42、43条; 办法 第38条).

    Without names in the data (the button) there is nothing to look at.
    """
    pair = [context.data.get(name) for name in ("handler", "co_handler")]
    if None in pair:
        return []
    found = []
    if pair[0] == pair[1]:
        found.append(
            Refusal(f"{pair[0].name} 已是本案另一名承办人，移交后不足两人。请另选一名。", "行政处罚法 第42条")
        )
    for officer in {p.pk: p for p in pair}.values():
        found += _reasons(case, officer, context.on)
    return found


def _reasons(case, officer, on):
    found = []
    if not officer.is_active or not officer.is_certified(on):
        found.append(Refusal(f"{officer.name} 在 {on} 没有有效的执法证。请改选持证人员。", TWO))
    if case.is_recused(officer):
        found.append(
            Refusal(f"{officer.name} 已决定回避，不得再参与本案。请改选其他人员。", "行政处罚法 第43条")
        )
    if not case.is_investigator(officer) and officer.pk in judged_by(case):
        found.append(
            Refusal(
                f"{officer.name} 已参加本案审查、审核、听证或讨论，不得改任承办人。", "办法（令 30）第38条"
            )
        )
    return found
