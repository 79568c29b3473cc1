"""The shape of a form of this room, and fields several of them share."""

from django import forms

from bureau.dates import today
from bureau.forms import PastDayField, PersonField, text_area
from bureau.staff.roles import Role


class ActForm(forms.Form):
    """A form about one dossier, filled by one person. `prepare` narrows choices and sets initial values."""

    def __init__(self, *args, dossier=None, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.dossier, self.user = dossier, user
        for field in self.fields.values():
            if isinstance(field, PersonField) and field.queryset.query.is_empty():
                field.of(user, Role.OFFICER)
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices, set initial values."""


class OnForm(ActForm):
    """An act that took place on a day; today unless entered later."""

    on = PastDayField(label="办理日期", initial=today, help_text="补登的填实际日期，不得晚于今天")


class ReasonForm(ActForm):
    """An act that needs a reason."""

    reason = text_area("理由", rows=3, help_text="理由进入全过程记录")


class OnReasonForm(OnForm):
    """A day and a reason."""

    reason = text_area("理由", rows=3, help_text="理由进入全过程记录")


class OpinionForm(OnForm):
    """An approval with the head's opinion."""

    opinion = text_area("审批意见", rows=2, initial="同意。")


class IssueForm(OnForm):
    """Signing a paper: the day only, everything else is in the case."""
