"""Running a service behind a form or a button: what it refuses comes back with the input kept."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse

from bureau.workflow import Offer, Refused, Workflow


def add_errors(form, error: ValidationError) -> None:
    """Puts a service's errors on the form, each at its field if the form has it."""
    if not hasattr(error, "message_dict"):
        form.add_error(None, error)
        return
    for name, found in error.message_dict.items():
        form.add_error(name if name in form.fields else None, found)


def form_page(request, form, act: Callable, *, template="components/form_page.html", **context):
    """Shows a form; on POST runs `act(cleaned_data) -> (address, words)` and goes there.

    A ValidationError returns to the form, a Refused shows its reasons above it (409); both keep the input.
    """
    refused, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                address, words = act(form.cleaned_data)
            messages.success(request, words)
            return redirect(address)
        except ValidationError as error:
            add_errors(form, error)
        except Refused as error:
            refused, status = error, 409
    if form.errors:
        status = 422
    defaults = {"subtitle": "", "notes": (), "back_url": "", "back_label": "返回", "submit": "保存"}
    return render(request, template, {**defaults, **context, "form": form, "refused": refused}, status=status)


@dataclass(frozen=True)
class Action:
    """A button: an offer of the workflow with its address and manner."""

    offer: Offer
    url: str
    posts: bool  # acts at once after a dialog; otherwise opens a form
    confirm: str = ""
    primary: bool = False

    @property
    def id(self) -> str:
        """Names the dialog and the reasons."""
        return f"act-{self.offer.transition.name}"

    @property
    def refused(self) -> Refused:
        """The reasons under their counting title."""
        return Refused(self.offer.transition.label, self.offer.refusals)


def actions(
    workflow: Workflow, dossier, user, *, prefix: str, confirm: dict[str, str], hide=()
) -> list[Action]:
    """The buttons of a dossier for a person; `confirm` names the acts that happen at once and what the dialog says."""
    offers = [offer for offer in workflow.offers(dossier, user) if offer.transition.name not in hide]
    first = next((o.transition.name for o in offers if o.allowed and not o.transition.danger), "")
    return [
        Action(
            offer=offer,
            url=reverse(f"inspections:{prefix}-{offer.transition.name.replace('_', '-')}", args=[dossier.pk]),
            posts=offer.transition.name in confirm,
            confirm=confirm.get(offer.transition.name, ""),
            primary=offer.transition.name == first,
        )
        for offer in sorted(offers, key=lambda o: o.transition.danger)
    ]
