"""Joint inspections (跨部门联合): the other departments of a draw plan, their officers by name, what they found.

Their people are no users here: they stand on the record by name and certificate, and our own two officers go along.
"""

from django.db import models
from django.db.models import Q


class JointDepartment(models.Model):
    """Another department that takes part in one draw plan. At most one leads; where none does, this bureau leads."""

    plan = models.ForeignKey("inspections.DrawPlan", on_delete=models.CASCADE, related_name="departments")
    name = models.CharField("联合部门", max_length=60)
    is_lead = models.BooleanField("牵头部门", default=False)
    matters = models.CharField("该部门检查事项", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "联合部门"
        ordering = ["-is_lead", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="inspections_jointdepartment_once",
                violation_error_message="这个部门已在联合检查之列。",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(is_lead=True),
                name="inspections_jointdepartment_one_leads",
                violation_error_message="牵头部门只能有一个。",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(matters=""),
                name="inspections_jointdepartment_says_what",
                violation_error_message="须写明联合部门及其检查事项。",
            ),
        ]

    def __str__(self):
        return self.name


class JointOfficer(models.Model):
    """An officer of another department, by name and certificate as that department gave them."""

    department = models.ForeignKey(JointDepartment, on_delete=models.CASCADE, related_name="officers")
    name = models.CharField("姓名", max_length=40)
    certificate = models.CharField("执法证号", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "联合部门执法人员"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "certificate"],
                name="inspections_jointofficer_once",
                violation_error_message="这个执法证号已登记。",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(certificate=""),
                name="inspections_jointofficer_named",
                violation_error_message="须写明姓名和执法证号。",
            ),
        ]

    def __str__(self):
        return f"{self.name}（{self.certificate}）"


class JointResult(models.Model):
    """What another department found on one visit, and who of it was there. Entered once, then part of the record."""

    department = models.ForeignKey(JointDepartment, on_delete=models.PROTECT, related_name="results")
    task = models.ForeignKey(
        "inspections.InspectionTask", on_delete=models.PROTECT, related_name="joint_results"
    )
    officers = models.ManyToManyField(JointOfficer, verbose_name="到场人员", related_name="+")
    problem = models.BooleanField("发现问题", default=False)
    result = models.CharField("检查结果", max_length=200)
    entered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+"
    )
    entered_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "联合检查结果"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "task"],
                name="inspections_jointresult_once",
                violation_error_message="这个部门对这次检查的结果已登记。",
            ),
            models.CheckConstraint(
                condition=~Q(result=""),
                name="inspections_jointresult_says_what",
                violation_error_message="须写明检查结果。",
            ),
        ]

    def __str__(self):
        return f"{self.department}：{self.result}"
