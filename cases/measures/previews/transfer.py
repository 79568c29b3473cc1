"""Letters of transfer as they would be issued now."""

from cases.measures.papers import transfers
from cases.models import OrganTransfer


def detention_transfer(detention, data) -> dict:
    """Context of 移送书 for detention."""
    return transfers.detention_transfer(detention, on=data["on"])


def referral_transfer(referral, data) -> dict:
    """Context of 移送书 for a suspected crime."""
    return transfers.referral_transfer(referral, on=data["on"])


def referral_reconsideration(referral, data) -> dict:
    """Context of 提请复议书 with the reason typed."""
    referral.objection = data["reason"]
    return transfers.referral_reconsideration(referral, on=data["on"])


def referral_supervision(referral, data) -> dict:
    """Context of 立案监督建议书 with the reason typed."""
    referral.objection = data["reason"]
    return transfers.referral_supervision(referral, on=data["on"])


def organ_transfer(case, data) -> dict:
    """Context of 案件移送书."""
    facts = {name: data[name] for name in ("organ_name", "ground", "reason", "materials")}
    return transfers.organ_transfer(OrganTransfer(case=case, **facts), on=data["on"])
