"""Buttons of a dossier, drawn from what the workflow offers this person now."""

from django import template
from django.urls import reverse

from cases.models import Service

register = template.Library()


@register.inclusion_tag("cases/_actions.html")
def action_bar(kind: str, dossier, offers):
    """The bar of steps: the first allowed one that carries the dossier on is the primary button."""
    forward = next((o for o in offers if o.allowed and o.transition.target and not o.transition.danger), None)
    primary = forward or next((o for o in offers if o.allowed and not o.transition.danger), None)
    rows = [
        {
            "offer": offer,
            "label": offer.transition.label,
            "primary": offer is primary,
            "danger": offer.transition.danger,
            "url": reverse(f"cases:{kind}-{offer.transition.name}", args=[dossier.pk]),
            "id": f"no-{offer.transition.name}",
            "missing": len(offer.refusals),
            # What cannot be mended from here (no right to a hearing, say) is told quietly; what can be, stands out.
            "quiet": not any(refusal.fix_url for refusal in offer.refusals),
        }
        for offer in sorted(offers, key=lambda o: (not o.allowed, o is not primary, o.transition.danger))
    ]
    return {"rows": rows}


@register.filter
def service_of(document):
    """The standing service of a paper, or None; reads what was prefetched."""
    return Service.standing_of(document)
