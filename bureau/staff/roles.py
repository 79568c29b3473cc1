"""The roles of a bureau. One person may hold several; each is a row with who granted it."""

from django.db import models


class Role(models.TextChoices):
    """What a person may do here."""

    OFFICER = "officer", "执法人员"
    REVIEWER = "reviewer", "法制审核"
    LEADER = "leader", "局领导"
    CLERK = "clerk", "综合与公开"
    SUPERVISOR = "supervisor", "执法监督"
    ADMIN = "admin", "管理员"


ALL = tuple(Role)
# Everyone who may read dossiers. The administrator keeps people and law data and sees no case content.
STAFF = (Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK, Role.SUPERVISOR)
