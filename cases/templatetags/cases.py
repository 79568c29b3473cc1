"""Buttons of a dossier, drawn from what the workflow offers this person now."""

from django import template
from django.urls import reverse

from bureau.staff.roles import Role
from cases.acts import DESKS
from cases.models import Service

register = template.Library()
# More lines of reasons than this hide the page below them; they wait behind one line that counts them.
LINES = 3


@register.inclusion_tag("cases/_actions.html", takes_context=True)
def action_bar(context, kind: str, dossier, offers):
    """The bar of steps: the first allowed one that carries the dossier on is the primary button."""
    forward = next((o for o in offers if o.allowed and o.transition.target and not o.transition.danger), None)
    primary = forward or next((o for o in offers if o.allowed and not o.transition.danger), None)
    desk = next(desk for desk in DESKS if desk.kind == kind)
    others = _steps_of_others(desk, dossier, context["request"].user)
    rows = [
        {
            "offer": offer,
            "label": offer.transition.label,
            "primary": offer is primary,
            "danger": offer.transition.danger,
            "url": reverse(f"cases:{kind}-{offer.transition.name}", args=[dossier.pk]),
            "id": f"no-{offer.transition.name}",
            "reasons": [(r, _roles(others.get(r.fix_url))) for r in offer.refusals],
            "missing": len(offer.refusals),
            # What cannot be mended from here (no right to a hearing, say) is told quietly; what can be, stands out.
            "quiet": all(not r.fix_url or r.fix_url in others for r in offer.refusals),
        }
        for offer in sorted(offers, key=lambda o: (not o.allowed, o is not primary, o.transition.danger))
    ]
    lines = _quiet_lines([row for row in rows if row["quiet"] and not row["offer"].allowed])
    return {
        "rows": rows,
        "lines": lines,
        "folded": len(lines) > LINES,
        "locked": sum(len(line["rows"]) for line in lines),
        "waits": [(t.label, _roles(t)) for t in others.values() if _carries_on(desk, dossier, t)],
    }


def _steps_of_others(desk, dossier, user) -> dict:
    """This dossier's steps that this person has no right to, by address."""
    return {
        reverse(f"cases:{desk.kind}-{act.name}", args=[dossier.pk]): desk.transition(act.name)
        for act in desk.acts
        if not user.has_role(*desk.transition(act.name).roles)
    }


def _roles(transition) -> str:
    """局领导、法制审核; nothing for no step."""
    return "、".join(Role(role).label for role in transition.roles) if transition else ""


def _carries_on(desk, dossier, transition) -> bool:
    """The step starts from this state and takes the dossier further."""
    onward = transition.target and transition.target != dossier.state and not transition.danger
    act = desk.act(transition.name)
    return bool(onward and dossier.state in transition.sources and act.button and act.when(dossier))


def _quiet_lines(rows: list[dict]) -> list[dict]:
    """Steps refused for one and the same first reason are told in one line: {id, shared, rows}; others one by one."""
    lines: dict[str, dict] = {}
    for row in rows:
        text = row["offer"].refusals[0].text
        line = lines.setdefault(text, {"id": row["id"], "shared": text.rstrip("。"), "rows": []})
        line["rows"].append(row)
        row["id"] = line["id"]
    return sorted(lines.values(), key=lambda line: -len(line["rows"]))


@register.filter
def service_of(document):
    """The standing service of a paper, or None; reads what was prefetched."""
    return Service.standing_of(document)
