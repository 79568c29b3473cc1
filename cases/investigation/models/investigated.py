"""What a case knows of those who investigated it, read once per loaded case: guards ask for every button."""

from django.utils.functional import cached_property


class Investigated:
    """Part of `Case`. Lists are read once; a step always works on a fresh row."""

    @cached_property
    def investigator_ids(self) -> frozenset[int]:
        """Everyone who ever investigated, former handlers and collectors included."""
        return frozenset(self.investigators.values_list("user_id", flat=True))

    @cached_property
    def all_recusals(self) -> list:
        """Applications for recusal (回避), answered or not."""
        return list(self.recusals.select_related("user"))

    @cached_property
    def open_suspension(self):
        """The suspension (中止) that lasts, or None."""
        return self.suspensions.filter(resumed_on__isnull=True).first()

    @cached_property
    def usable_evidence(self) -> list:
        """Evidence not withdrawn, with what each piece proves."""
        return list(self.evidence.usable().prefetch_related("proofs"))

    def is_handler(self, user) -> bool:
        """Whether a person conducts the case now: the two who may act."""
        return user.pk in (self.handler_id, self.co_handler_id)

    def is_investigator(self, user) -> bool:
        """Whether a person ever investigated this case, and so may not review, chair, vote or decide (办法 第38条).

        Former handlers, makers of records and collectors of evidence count; nobody leaves the list.
        """
        return self.is_handler(user) or user.pk in self.investigator_ids

    def is_recused(self, user) -> bool:
        """Whether a recusal of this person was granted: no further act in the case (行政处罚法 第43条)."""
        return any(row.granted and row.user_id == user.pk for row in self.all_recusals)
