"""Rounds of case-file reviews: planning, drawing, scoring, answering, finishing."""

import secrets
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents.services import take_number
from bureau.law.services import issuing_organ
from bureau.record import services as record
from bureau.staff.roles import Role
from bureau.workflow import Refusal, Refused
from cases.models import FileReview, ReviewFinding, ReviewRound
from cases.supervision.guards.case_file_review import independent
from cases.supervision.pool import digest_of, drawn, heavy, pool_of, ticket_of
from cases.workflow import ROUNDS

EXCELLENT, QUALIFIED = Decimal(90), Decimal(60)


@transaction.atomic
def plan_round(
    *, actor, office, title: str, closed_from: date, closed_to: date, sample: int, heavy_first: bool = True
) -> ReviewRound:
    """Plans a round over the cases closed between two days."""
    on = today()
    number = take_number(organ=issuing_organ(on), key="review_round", word="评", on=on)
    round = ReviewRound(
        office=office,
        created_by=actor,
        number=number,
        title=title,
        closed_from=closed_from,
        closed_to=closed_to,
        sample=sample,
        heavy_first=heavy_first,
    )
    round.full_clean(exclude=["office", "created_by"])
    round.save()
    record.append(round, actor=actor, verb="plan_round", label=f"拟订案卷评查 {number}", on=on)
    return round


@transaction.atomic
def draw_round(*, round: ReviewRound, actor, on: date | None = None) -> ReviewRound:
    """Draws by tickets from a fresh seed; pool digest and seed are recorded, so the draw can be repeated."""
    on = on or today()
    with ROUNDS.step(round, "draw_round", actor=actor, on=on) as row:
        pool = {case.number: case for case in pool_of(row).order_by("number")}
        must = heavy(pool_of(row)) if row.heavy_first else frozenset()
        row.seed, row.pool_digest, row.pool_size = secrets.token_hex(32), digest_of(list(pool)), len(pool)
        row.drawn_on = on
        FileReview.objects.bulk_create(
            FileReview(
                round=row, case=pool[number], ticket=ticket_of(row.seed, number), compulsory=number in must
            )
            for number in drawn(row.seed, list(pool), row.sample, must)
        )
    return row


@transaction.atomic
def withdraw_round(*, round: ReviewRound, actor, reason: str) -> ReviewRound:
    """A planned round is given up."""
    with ROUNDS.step(round, "withdraw_round", actor=actor, note=reason) as row:
        pass
    return row


def verdict_of(score: Decimal, fatal: bool) -> str:
    """One fatal error makes the file score nought (案卷评查 14.3); the bands are the bureau's own."""
    if fatal or score < QUALIFIED:
        return FileReview.Verdict.UNQUALIFIED
    return FileReview.Verdict.EXCELLENT if score >= EXCELLENT else FileReview.Verdict.QUALIFIED


@transaction.atomic
def score_file(
    *, file: FileReview, actor, findings: list[dict], opinion: str, self_score=None, on: date | None = None
) -> FileReview:
    """The reviewer's findings; the score is a hundred less the points, nought when one is fatal."""
    on = on or today()
    if refusal := independent(file.case, actor):
        raise Refused("评查案卷", [refusal])
    with ROUNDS.step(file.round, "score_file", actor=actor, on=on, data={"case": file.case.number}):
        locked = FileReview.objects.select_for_update().get(pk=file.pk)
        if locked.findings.filter(answered_on__isnull=False).exists():
            raise ValidationError("承办人已登记整改，评查结果不能再改。")
        locked.findings.all().delete()
        ReviewFinding.objects.bulk_create(ReviewFinding(review=locked, **finding) for finding in findings)
        fatal = any(finding["fatal"] for finding in findings)
        lost = sum((finding["points"] for finding in findings), Decimal(0))
        locked.score = Decimal(0) if fatal else max(Decimal(0), 100 - lost)
        locked.verdict = verdict_of(locked.score, fatal)
        locked.reviewer, locked.reviewed_on, locked.opinion, locked.self_score = (
            actor,
            on,
            opinion,
            self_score,
        )
        locked.save()
    record.append(
        file.case,
        actor=actor,
        verb="file_reviewed",
        label=f"案卷评查：{locked.get_verdict_display()}",
        on=on,
        data={"round": file.round.number, "score": locked.score},
    )
    return locked


def require_answerer(finding: ReviewFinding, actor) -> None:
    """Raises Refused unless the person handled the case or is a head."""
    if not answered_by(finding.review.case, actor):
        raise Refused("登记整改", [Refusal("由本案承办人或者局领导登记整改。")])


def answered_by(case, user) -> bool:
    """Whether a person says how findings about a case were mended."""
    return case.is_handler(user) or user.has_role(Role.LEADER)


@transaction.atomic
def answer_finding(*, finding: ReviewFinding, actor, answer: str, on: date | None = None) -> ReviewFinding:
    """What was mended, once; by who handled the case, or a head."""
    on = on or today()
    finding = ReviewFinding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    require_answerer(finding, actor)
    if finding.answered_on:
        raise Refused("登记整改", [Refusal(f"这一项已于 {finding.answered_on} 登记整改。")])
    review = finding.review
    with ROUNDS.step(
        review.round, "answer_finding", actor=actor, on=on, data={"item": finding.item}, note=answer
    ):
        finding.answer, finding.answered_on, finding.answered_by = answer, on, actor
        finding.save()
    return finding


@transaction.atomic
def finish_round(*, round: ReviewRound, actor, summary: str, on: date | None = None) -> ReviewRound:
    """Closes the round with its report (情况通报)."""
    on = on or today()
    with ROUNDS.step(round, "finish_round", actor=actor, on=on, note=summary) as row:
        row.finished_on, row.summary = on, summary
    return row
