"""Fatal errors 8 to 12: the article must be the right one, whole, of the right day, and the fine within its range."""

import re

from django.urls import reverse

from bureau.law import services as law
from bureau.law.models import ViolationBasis
from bureau.law.ranges import CODE_FROM, Choice, regime_question
from bureau.workflow import Context, Refusal
from cases.decision import grounds, records
from cases.states import PartyKind

_ARTICLE = re.compile(r"第[0-9〇一二三四五六七八九十百千]+条")
_VAGUE = re.compile(r"(有关|相关|其他|等)(规定|条款|情形)")
ARTICLE = "行政处罚法 第38条、第59条；评查要点 8–11"


def basis_exact(case, context: Context) -> list[Refusal]:
    """The basis of the proposal: of this violation, in force, with duty and penalty articles that name an article."""
    proposal = getattr(case, "proposal", None)
    if proposal is None:
        return []
    texts = [*_wrong(case, proposal, context), *_vague(proposal)]
    fix = reverse("cases:proposal", args=[case.pk])
    return [Refusal(text, ARTICLE, fix, "处罚建议") for text in texts]


def _wrong(case, proposal, context) -> list[str]:
    basis, acted = proposal.basis, case.act_until or case.act_on
    if basis.violation_id != case.violation_id:
        return [f"处罚依据是“{basis.violation}”的条款，本案案由是“{case.violation}”。请改选本案案由的条款。"]
    of_person = basis.subject == ViolationBasis.Subject.PERSON
    if of_person and case.party_kind == PartyKind.ENTITY:
        return [f"{basis.penalty_article}这一档处罚责任人员，不处罚单位。请改选对单位的条款。"]
    if case.firm_case and not of_person:
        return [f"本案处罚责任人员，{basis.penalty_article}这一档处罚单位。请改选对责任人员的条款。"]
    if basis.base == ViolationBasis.BaseKind.BY_ACT:
        return [f"{basis.penalty_article}须按所涉具体行为的条款处罚，不能单独作为依据。请改选具体条款。"]
    question = regime_question(acted, context.on)
    if basis.regime == ViolationBasis.Regime.OLD and question is Choice.CODE:
        return [
            f"违法行为终了于 {acted}，已在法典施行以后，{basis.penalty_article}不再适用。请改选法典条款。"
        ]
    if basis.regime == ViolationBasis.Regime.CODE and question is Choice.OLD:
        return [f"法典自 {CODE_FROM} 起施行，{context.on} 尚不适用。请改选行为时的条款。"]
    if not (_in_force(basis, acted) or _in_force(basis, context.on)):
        return [f"{basis.penalty_article}在 {acted} 和 {context.on} 都不是有效条款。请改选当日有效的条款。"]
    return _lighter(case, proposal, context) if question is Choice.ASK else []


def _in_force(basis, day) -> bool:
    started = basis.effective_from is None or basis.effective_from <= day
    return started and (basis.effective_to is None or basis.effective_to >= day)


def _lighter(case, proposal, context) -> list[str]:
    """Old or lighter: another law than the proposed one, or a choice of the officer's own, needs reasons."""
    if proposal.law_choice_reason.strip():
        return []
    found = law.applicable(
        case.violation,
        act_on=case.act_until or case.act_on,
        decide_on=context.on,
        tier=proposal.basis.tier,
        amount=proposal.base_amount,
    )
    if found.proposed and found.proposed.regime == proposal.basis.regime:
        return []
    return [f"适用新旧法没有写明理由。{found.reason}（行政处罚法 第37条）"]


def _vague(proposal) -> list[str]:
    texts = []
    for label, articles in (("违反条款", proposal.duty), ("处罚条款", proposal.basis.penalty_article)):
        if not articles.strip():
            texts.append(f"缺{label}。违反的条款和处罚的条款都须写明。")
        elif not _ARTICLE.search(articles) or _VAGUE.search(articles):
            texts.append(f"{label}“{articles}”没有写到具体的条。请写明第几条第几款第几项。")
    return texts


def grounds_carry(case, context: Context) -> list[Refusal]:
    """行政处罚法 第32、33条: the outcome rests on grounds of its list; a first offence is one by the records too."""
    proposal = getattr(case, "proposal", None)
    if proposal is None:
        return []
    fix = reverse("cases:proposal", args=[case.pk])
    found = [
        Refusal(text, "行政处罚法 第32条、第33条", fix, "处罚建议")
        for text in grounds.faults(proposal.outcome, proposal.ground_codes)
    ]
    against = damage_by_records(case, proposal.ground_codes)
    return found + first_by_records(case, proposal.outcome) + against


def first_by_records(case, outcome: str) -> list[Refusal]:
    """首违不罚 is not for a firm that was punished for the same violation before."""
    earlier = records.same_kind(case).first() if outcome == "first_exempt" else None
    if earlier is None:
        return []
    text = f"当事人 {earlier.decided_on} 因同类违法行为受过处罚（{earlier.document.number}），不是初次违法。"
    return [
        Refusal(text, "行政处罚法 第33条第1款", reverse("cases:case", args=[earlier.case_id]), "看原案件")
    ]


def damage_by_records(case, codes) -> list[Refusal]:
    """“Has made the damage good” is no circumstance while the bureau's own claim is open (法典 第1056条)."""
    claims = list(records.damage_claims(case)) if grounds.DAMAGE_PAID in codes else []
    if not claims or any(claim.performed_on for claim in claims):
        return []
    text = f"本案的损害赔偿：{records.damage_words(claims[-1])}，不能作为“已履行生态环境损害赔偿责任”的情节。"
    return [Refusal(text, "法典 第1056条", reverse("cases:damage", args=[claims[-1].pk]), "看损害赔偿")]
