"""Two shapes every room uses: a dossier that belongs to an office and has a state, and a row about some dossier."""

from django.db import models


class DossierQuerySet(models.QuerySet):
    """Questions every list of dossiers is asked."""

    def visible_to(self, user):
        """The dossiers of the user's bureau and the offices below it."""
        return self.filter(office__path__startswith=user.scope_path)


class Dossier(models.Model):
    """Something that runs through a procedure. `state` is assigned by the workflow engine alone.

    `next_due_on` and `next_due_label` repeat the earliest running clock, so that a list of a million rows can be
    sorted by statutory date with an index; `bureau.timelimits.services` keeps them.
    """

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, verbose_name="所属机构", related_name="+"
    )
    state = models.CharField("状态", max_length=30, db_index=True)
    next_due_on = models.DateField("最近期限", null=True, blank=True, db_index=True)
    next_due_label = models.CharField("最近期限事项", max_length=60, blank=True)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="登记人", related_name="+"
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def dossier_key(self) -> str:
        """The name of this dossier's record chain, as `cases.case:12`."""
        return f"{self._meta.label_lower}:{self.pk}"

    @property
    def state_label(self) -> str:
        """The state in words."""
        return self.get_state_display() if hasattr(self, "get_state_display") else self.state


def about(dossier: models.Model) -> dict:
    """The two columns by which another row points at a dossier."""
    return {"dossier_kind": dossier._meta.label_lower, "dossier_id": dossier.pk}


class AboutQuerySet(models.QuerySet):
    """Rows that point at dossiers of any kind."""

    def of(self, dossier: models.Model):
        """The rows about one dossier."""
        return self.filter(**about(dossier))

    def of_all(self, dossiers):
        """The rows about several dossiers of one kind."""
        dossiers = list(dossiers)
        if not dossiers:
            return self.none()
        return self.filter(
            dossier_kind=dossiers[0]._meta.label_lower, dossier_id__in=[d.pk for d in dossiers]
        )


class AboutDossier(models.Model):
    """A row about a dossier of any kind. Floors below cannot name the rooms above, hence no foreign key."""

    dossier_kind = models.CharField("对象种类", max_length=60)
    dossier_id = models.BigIntegerField("对象编号")

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True
