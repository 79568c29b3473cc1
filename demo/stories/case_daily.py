"""The daily penalty as a case of its own, by the same steps as any other."""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace

from cases.decision.services import notice as noticing
from cases.models import Case
from demo.stories.case_file import CaseFile
from demo.stories.tale import Step


class Daily(CaseFile):
    """Told once the daily penalty is opened: the days counted and the sum are there from the start."""

    def _daily(self) -> Iterator[Step]:
        """From the filing to the payment. A tale that stops does so between notice and decision."""
        further = copy(self)
        further._case = Case.objects.filter(original=self._case).latest("pk").pk
        further.tale = replace(self.tale, refuses=False, defence="", hearing="", sealing="", after="")
        yield "daily_file", 2, further._file
        yield "daily_inquiry", 2, further._inquiry
        yield "daily_finish", 2, further._finish
        yield "daily_review", 3, further._review
        yield (
            "daily_notice",
            2,
            lambda: noticing.issue_notice(case=further.case, actor=self.cast.shenrc),
        )
        yield "daily_serve", 2, further._serve_notice
        yield from further._defence()
        yield from further._deciding()
        yield from further._execution()
