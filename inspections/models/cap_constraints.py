"""How a visit stands to the yearly cap of its firm: no path can leave a visit uncounted or pass the cap unseen."""

from django.db import models
from django.db.models import F, Q

CAP = (
    models.UniqueConstraint(
        fields=["enterprise", "cap_year", "cap_place"],
        name="inspections_inspectiontask_cap_place",
        violation_error_message="这家企业当年的这一次检查已另有任务，请重新下达。",
    ),
    models.CheckConstraint(
        condition=Q(cap_year__isnull=True, cap_place__isnull=True)
        | Q(cap_year__isnull=False, cap_place__isnull=False, cap_place__gte=1),
        name="inspections_inspectiontask_cap_counted",
        violation_error_message="计入年度和第几次须同时登记。",
    ),
    models.CheckConstraint(
        condition=Q(cap_year__isnull=False)
        | Q(mode="remote")
        | Q(basis__in=["trigger", "campaign"])
        | Q(state__in=["held", "cancelled"]),
        name="inspections_inspectiontask_cap_counts",
        violation_error_message="日常现场检查须计入企业本年检查次数。",
    ),
    models.CheckConstraint(
        condition=Q(cap_year__isnull=True)
        | (~Q(mode="remote") & ~Q(basis="trigger") & ~Q(state__in=["held", "cancelled"])),
        name="inspections_inspectiontask_cap_counts_not",
        violation_error_message="非现场检查、个案检查和没有进行的检查不计入企业检查次数。",
    ),
    models.CheckConstraint(
        condition=Q(cap_place__isnull=True)
        | Q(cap_most__isnull=True)
        | Q(cap_place__lte=F("cap_most"))
        | Q(over_by__isnull=False),
        name="inspections_inspectiontask_within_cap",
        violation_error_message="企业本年检查已达上限，须局领导批准后才能到现场检查。",
    ),
    models.CheckConstraint(
        condition=Q(over_by__isnull=True, over_on__isnull=True)
        | (Q(over_by__isnull=False, over_on__isnull=False) & ~Q(over_reason="")),
        name="inspections_inspectiontask_over_cap",
        violation_error_message="批准超上限检查须有批准人、日期和理由。",
    ),
    models.CheckConstraint(
        condition=Q(over_reason__in=["", "superior", "unmended", "risk", "protect", "asked"]),
        name="inspections_inspectiontask_over_listed",
        violation_error_message="超上限的理由须从所列情形中选择。",
    ),
    models.CheckConstraint(
        condition=~Q(state="held") | Q(over_by__isnull=True, cap_most__isnull=False, mode="onsite"),
        name="inspections_inspectiontask_held_why",
        violation_error_message="待批的超上限检查须记明当时的上限。",
    ),
)
