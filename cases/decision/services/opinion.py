"""The register of the legal adviser's opinions."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from cases.decision.papers.opinions import legal_opinion
from cases.models import LegalOpinion
from cases.workflow import OPINIONS


@transaction.atomic
def ask_opinion(*, actor, office, on: date | None = None, upload=None, **facts) -> LegalOpinion:
    """Puts a question about a case, a contract, an agreement or a document to the legal adviser."""
    on = on or today()
    opinion = LegalOpinion(office=office, created_by=actor, asked_on=on, **facts)
    opinion.full_clean(exclude=["office", "created_by"])
    opinion.save()
    if upload:
        opinion.file = record.store_file(
            opinion, upload=upload, actor=actor, title=f"送审文本：{opinion.title}"
        )
        opinion.save(update_fields=["file"])
    record.append(
        opinion,
        actor=actor,
        verb="ask_opinion",
        label=f"提请法律顾问审查：{opinion.title}",
        on=on,
        data={"subject": opinion.subject, "case": opinion.case_id},
    )
    return opinion


@transaction.atomic
def give_opinion(
    *, opinion: LegalOpinion, actor, adviser: str, firm: str, text: str, on: date | None = None
) -> LegalOpinion:
    """The written opinion has come in: 法律顾问意见书."""
    on = on or today()
    if on < opinion.asked_on:
        raise ValidationError({"on": f"没有登记：出具日期早于提请日期 {opinion.asked_on}。请核对日期。"})
    with OPINIONS.step(opinion, "give_opinion", actor=actor, on=on, note=text) as row:
        row.adviser, row.firm, row.opinion, row.given_on = adviser, firm, text, on
        row.document = documents.issue(
            row, "legal_opinion", actor=actor, on=on, context=legal_opinion(row, on=on)
        )
    return row


@transaction.atomic
def settle_opinion(
    *, opinion: LegalOpinion, actor, adopted: bool, reason: str = "", on: date | None = None
) -> LegalOpinion:
    """Adopted or not, the latter with the reason."""
    on = on or today()
    if not adopted and not reason.strip():
        raise ValidationError({"reason": "不采纳的须写明理由。"})
    data = {"adopted": adopted}
    with OPINIONS.step(opinion, "settle_opinion", actor=actor, on=on, note=reason, data=data) as row:
        row.adopted, row.adoption_reason, row.settled_on = adopted, reason, on
    return row
