"""What happens while something is sealed: extension, testing, discussion of major cases, damage of seals."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases import papers
from cases.clocks import alive_clock
from cases.investigation.services.investigation import refuse_uncertified
from cases.measures.services.noting import note_on_case
from cases.models import MeasureDiscussion, SealBreach, Sealing, SealingTesting
from cases.workflow import SEALINGS


@transaction.atomic
def extend_sealing(*, sealing: Sealing, actor, reason: str, on: date | None = None) -> Sealing:
    """Thirty more days, before the first thirty end, told in writing (行政强制法 第25条)."""
    on = on or today()
    with SEALINGS.step(sealing, "extend_sealing", actor=actor, on=on, note=reason) as row:
        timelimits.extend(row, "seal.term", on=on, reason=reason[:200], by=actor)
        row.extended_on, row.extension_reason = on, reason
        documents.issue(
            row.case, "sealing_extension", actor=actor, on=on, context=papers.sealing_extension(row, on=on)
        )
    note_on_case(row, actor, "延长", on)
    return row


@transaction.atomic
def exclude_testing(
    *, sealing: Sealing, actor, subject: str, body: str, first_on: date, last_on: date, on: date | None = None
) -> SealingTesting:
    """检测（鉴定）期间告知书: the stated days, both ends included, are out of the term (行政强制法 第25条第3款)."""
    on = on or today()
    told = {"subject": subject, "body": body, "first_on": first_on, "last_on": last_on}
    with SEALINGS.step(sealing, "exclude_testing", actor=actor, on=on, data=told) as row:
        testing = SealingTesting(sealing=row, told_on=on, **told)
        testing.full_clean(exclude=["sealing", "document"])
        paper = papers.sealing_testing(row, on=on, **told)
        testing.document = documents.issue(row.case, "sealing_testing", actor=actor, on=on, context=paper)
        testing.save()
        timelimits.exclude(
            row,
            "seal.term",
            first=first_on,
            last=last_on,
            reason=f"检测（鉴定）：{subject}"[:200],
            document=testing.document.number,
        )
    note_on_case(row, actor, "告知检测（鉴定）期间：", on)
    return testing


@transaction.atomic
def finish_testing(*, sealing: Sealing, actor, finished_on: date) -> SealingTesting:
    """The result came earlier: the days not needed count again. Later than told needs a new notice."""
    with SEALINGS.step(sealing, "finish_testing", actor=actor, on=finished_on) as row:
        testing = row.testings.filter(finished_on__isnull=True).first()
        testing.finished_on = finished_on
        testing.full_clean(exclude=["sealing", "document"])
        testing.save(update_fields=["finished_on"])
        clock = alive_clock(row, "seal.term")
        clock.stops.filter(document=testing.document.number).update(to_on=finished_on)
    # After the step, which saves the row with the days it knew.
    timelimits.recompute(Clock.objects.filter(pk=clock.pk))
    return testing


@transaction.atomic
def discuss_sealing(
    *, sealing: Sealing, actor, members, minutes: str, agreed: bool, on: date | None = None
) -> MeasureDiscussion:
    """集体审议 of a major case; who investigated has no vote (查封扣押办法 第10条)."""
    on = on or today()
    with SEALINGS.step(
        sealing, "discuss_sealing", actor=actor, on=on, data={"members": list(members)}
    ) as row:
        row.is_major = True
        return discussed(sealing=row, actor=actor, members=members, minutes=minutes, agreed=agreed, on=on)


def discussed(*, actor, members, minutes: str, agreed: bool, on: date, **of) -> MeasureDiscussion:
    """Stores a collective decision on the measure given as `sealing` or `restriction`."""
    case = next(iter(of.values())).case
    voting = [person for person in members if not case.is_investigator(person)]
    if len(voting) < len(list(members)):
        raise ValidationError({"members": "本案调查人员不得参加表决。请改选（办法（令 30）第38条）。"})
    if len(voting) < LEAST:
        raise ValidationError({"members": f"集体审议不得少于 {LEAST} 人。请补选。"})
    row = MeasureDiscussion.objects.create(held_on=on, chair=actor, minutes=minutes, agreed=agreed, **of)
    row.members.set(voting)
    return row


LEAST = 3  # a committee that can outvote its chair


@transaction.atomic
def record_breach(
    *, sealing: Sealing, actor, officer_b, found_on: date, content: str, handling: str, upload=None
) -> SealBreach:
    """私自损毁封条、启用、转移: found by two officers; what is done about it (查封扣押办法)."""
    refuse_uncertified("登记擅自损毁、启用", found_on, actor, officer_b, case=sealing.case)
    with SEALINGS.step(sealing, "record_breach", actor=actor, on=found_on, note=content) as row:
        stored = record.store_file(row, upload=upload, actor=actor, title="封条状况") if upload else None
        found = SealBreach(
            sealing=row,
            found_on=found_on,
            content=content,
            handling=handling,
            officer_a=actor,
            officer_b=officer_b,
            file=stored,
        )
        found.full_clean(exclude=["sealing"])
        found.save()
    note_on_case(row, actor, "发现擅自损毁、启用", found_on)
    return found
