"""Reading decided cases for disclosure. Cases know nothing of this room; what is due is asked, never sent."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bureau.dates import today
from bureau.timelimits.models import Clock
from cases.models import Case, Decision
from inspections.models import Campaign, Draw, DrawPlan, InspectionTask, PositiveListEntry, YearPlan
from inspections.services.draw import results_are_public
from publicity.disclosure import Facts
from publicity.models import Publication
from publicity.redaction import OTHER_ENTITY

K = Publication.Kind
DRAWS = 40  # the newest; four a year
NOTICES = 100  # shown at a time
SOON = timedelta(
    days=14
)  # before a visit's own limit ends while other visits of its draw are still to be made
CASE_KIND = Case._meta.label_lower
TASK_KIND = InspectionTask._meta.label_lower
CLOCK, RESULTS = "publish.penalty", "publish.other"
LONGEST_PERSON = 4  # characters; firms and laboratories have longer names


def _publications():
    return Publication.objects.filter(dossier_kind=CASE_KIND, kind=Publication.Kind.PENALTY)


def undisclosed(user) -> QuerySet:
    """Cases with a penalty decision that is neither public nor kept back, visible to the user."""
    settled = _publications().filter(dossier_id=OuterRef("pk")).exclude(state=Publication.State.PREPARED)
    return (
        Case.objects.visible_to(user)
        .filter(decision__kind=Decision.Kind.PENALTY, decision__annulled_on__isnull=True)
        .exclude(Exists(settled))
        .select_related("violation", "decision__document", "enterprise", "handler")
    )


def to_withdraw(rows: QuerySet) -> QuerySet:
    """Publications whose decision was changed or annulled: three working days to withdraw (处罚法 第48条)."""
    annulled = Decision.objects.filter(annulled_on__isnull=False).values("case")
    lost = Q(kind=K.PENALTY, dossier_kind=CASE_KIND, dossier_id__in=annulled)
    return rows.filter(Q(changed_on__isnull=False) | lost, state=Publication.State.PUBLIC)


def clocks_of(cases) -> dict[int, Clock]:
    """The publication clock of each case, by case number."""
    alive = Clock.objects.alive().of_all(cases).filter(key=CLOCK)
    return {clock.dossier_id: clock for clock in alive}


def facts_of(case: Case, masks=()) -> Facts:
    """The case as the allow-list builder may see it; words come from the decision as it was frozen when issued."""
    decision = case.decision
    paper = decision.document.context
    notice = decision.notice
    named = _named(case)
    firms = [(name, OTHER_ENTITY) for name in named if not is_personal(name)]
    return Facts(
        number=decision.document.number,
        organ=paper["organ"]["name"],
        decided_on=decision.decided_on,
        acted_on=case.act_on,
        party_name=case.party_name,
        party_is_citizen=case.party_is_citizen,
        party_is_trader=case.party_kind == "trader",
        party_code=case.party_code,
        representative=case.party_representative,
        address=case.party_address,
        phone=case.party_phone,
        town=case.enterprise.town if case.enterprise else "",
        violation=case.violation.name,
        **_said(case, paper),
        fine=decision.fine,
        confiscation=decision.confiscation,
        warning=decision.warning,
        noticed_on=notice.served_on if notice else None,
        defence_raised=case.defences.exists(),
        hearing_held=bool(getattr(case, "hearing", None) and case.hearing.held_on),
        evidence_kinds=_kinds(case),
        review_body=paper["remedies"]["review_body"],
        court=paper["remedies"]["court"],
        original_sha256=decision.document.sha256,
        persons=[name for name in named if is_personal(name)],
        masks=[*map(tuple, masks), *firms],
    )


def _said(case: Case, paper: dict) -> dict:
    """Facts and basis in the words of the decision; one of a daily penalty counts days instead of finding an act."""
    if "findings" in paper:
        return {"facts": paper["findings"]["facts"], "basis": paper["grounds"]["penalty"]}
    return {"facts": case.facts, "basis": f"{paper['law']['penalty']}；{paper['article']}"}


def _kinds(case: Case) -> list[str]:
    return list(dict.fromkeys(piece.get_kind_display() for piece in case.evidence.usable()))


def _named(case: Case) -> list[str]:
    """Everyone the case names besides party and organ: officers, receivers, witnesses, who spoke or gave evidence."""
    names = [case.handler.name, case.co_handler.name]
    names += [name for service in case.services.all() for name in (service.receiver, service.witness)]
    names += [defence.by for defence in case.defences.all()]
    names += [piece.provider for piece in case.evidence.all()]
    names += [case.enterprise.contact] if case.enterprise else []
    public = (case.party_name, case.decision.document.context["organ"]["name"])
    return [name for name in dict.fromkeys(names) if name and not any(name in known for known in public)]


def is_personal(name: str) -> bool:
    """Whether a name is a person's rather than a firm's or a station's."""
    return len(name) <= LONGEST_PERSON or "·" in name


def draws_to_publish(user) -> list[tuple[Draw, str]]:
    """(draw, kind of publication) for every draw whose commitment or result is not public yet."""
    draws = list(Draw.objects.visible_to(user).committed()[:DRAWS])
    done = set(Publication.objects.live().of_all(draws).values_list("dossier_id", "kind"))
    kinds = ((K.DRAW_PLAN, lambda draw: True), (K.DRAW_RESULT, results_are_public))
    return [
        (draw, kind) for draw in draws for kind, ready in kinds if (draw.pk, kind) not in done and ready(draw)
    ]


def visits_to_publish(user) -> QuerySet:
    """Finished visits whose own twenty working days end soon while their draw is not over, as `publish_by`."""
    due = Clock.objects.filter(
        dossier_kind=TASK_KIND,
        dossier_id=OuterRef("pk"),
        key=RESULTS,
        state="running",
        due_on__lte=today() + SOON,
    )
    rows = InspectionTask.objects.visible_to(user).done().filter(Exists(due), result__isnull=False)
    rows = rows.exclude(result__draw__plan__state=DrawPlan.State.COMPLETED)
    rows = rows.annotate(publish_by=Subquery(due.order_by("due_on").values("due_on")[:1]))
    return rows.select_related("enterprise", "result__draw__plan").order_by("publish_by", "pk")


def year_plans_to_publish(user) -> list[YearPlan]:
    """Approved yearly plans whose edition is not public yet."""
    plans = list(YearPlan.objects.visible_to(user).in_force()[:DRAWS])
    live = Publication.objects.live().of_all(plans).filter(kind=K.YEAR_PLAN)
    told = {(row.dossier_id, row.snapshot.get("edition")) for row in live}
    return [plan for plan in plans if (plan.pk, plan.edition) not in told]


def specials_to_publish(user) -> list[tuple[Campaign, str]]:
    """(campaign, kind of publication) for every approved campaign, and every finished one's results, not yet public."""
    rows = Campaign.objects.visible_to(user).filter(state__in=["running", "finished"]).order_by("-pk")
    campaigns = list(rows[:DRAWS])
    done = set(Publication.objects.live().of_all(campaigns).values_list("dossier_id", "kind"))
    kinds = ((K.SPECIAL, "running", "finished"), (K.VISITS, "finished"))
    return [
        (campaign, kind)
        for campaign in campaigns
        for kind, *states in kinds
        if campaign.state in states and (campaign.pk, kind) not in done
    ]


def others_waiting(user) -> int:
    """How much waits to be published besides penalties."""
    found = (draws_to_publish, notices_to_publish, year_plans_to_publish, specials_to_publish)
    return sum(len(waiting(user)) for waiting in found) + visits_to_publish(user)[:NOTICES].count()


def notices_to_publish(user) -> list[tuple[PositiveListEntry, str]]:
    """(entry, kind of publication) for every entry into and removal from the positive list not public yet."""
    entries = PositiveListEntry.objects.visible_to(user).exclude(listed_on=None).select_related("enterprise")
    found = []
    for kind, rows in ((K.POSITIVE_IN, entries), (K.POSITIVE_OUT, entries.exclude(removed_on=None))):
        told = Publication.objects.live().filter(
            dossier_kind=PositiveListEntry._meta.label_lower, dossier_id=OuterRef("pk"), kind=kind
        )
        found += [(entry, kind) for entry in rows.exclude(Exists(told))[:NOTICES]]
    return found
