"""What a step is on the screen: a form, a service, perhaps a paper to preview. Each stage lists its acts."""

from collections.abc import Callable
from dataclasses import dataclass

from bureau.workflow import Transition, Workflow


@dataclass(frozen=True)
class Act:
    """One step as a person does it: a form, then the service.

    `paper` is the document it issues, or a function that names it for a dossier; `preview(dossier, data)` gives that
    paper's context from the cleaned form.
    """

    name: str
    form: type
    service: Callable
    submit: str = ""
    paper: str | Callable = ""
    preview: Callable | None = None
    when: Callable = lambda dossier: True  # False: the step belongs to another procedure and is not spoken of
    button: bool = True  # drawn in the action bar; others have their own place on the page

    @property
    def has_paper(self) -> bool:
        """Whether the step issues a paper that can be previewed. (A template would call `paper` itself.)"""
        return bool(self.paper)

    def paper_key(self, dossier) -> str:
        """The key of the paper this step issues about a dossier."""
        return self.paper(dossier) if callable(self.paper) else self.paper


@dataclass(frozen=True)
class Desk:
    """The acts of one kind of dossier. `kind` is the keyword of its services, `root` the beginning of its addresses.

    `fetch(user, pk)` gives the dossier if the person may see it, `page` is the name of the dossier's own page.
    """

    kind: str
    workflow: Workflow
    acts: tuple[Act, ...]
    fetch: Callable
    page: str
    root: str

    def act(self, name: str) -> Act:
        """One line of the table."""
        return next(act for act in self.acts if act.name == name)

    def transition(self, name: str) -> Transition:
        """The workflow's row of an act."""
        return self.workflow[name]

    def offers(self, dossier, user) -> list:
        """What this person may do now and what is refused, for the action bar; in the order of the table."""
        shown = {act.name for act in self.acts if act.button and act.when(dossier)}
        return self.workflow.offers(dossier, user, among=shown)
