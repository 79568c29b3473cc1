"""The arithmetic of one clock."""

from django.apps import apps
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from bureau.access import reads
from bureau.timelimits.models import Clock


@reads()
def clock(request, pk):
    """Start, intervals taken out, extensions, days counted and article of one clock."""
    found = get_object_or_404(Clock.objects.prefetch_related("stops", "extensions__approved_by"), pk=pk)
    dossier = _visible_dossier(found, request.user)
    context = {"found": found, "dossier": dossier, "arithmetic": found.arithmetic(), "rule": found.rule}
    return render(request, "timelimits/clock.html", context)


def _visible_dossier(found: Clock, user):
    """The dossier, if this person may see it; a clock of a foreign dossier does not exist for them."""
    model = apps.get_registered_model(*found.dossier_kind.split("."))
    rows = model._default_manager.all()
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(user)
    dossier = rows.filter(pk=found.dossier_id).first()
    if dossier is None:
        raise Http404
    return dossier
