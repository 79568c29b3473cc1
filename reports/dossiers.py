"""The kinds of dossier of this room."""

from bureau.dossiers import Kind, register
from bureau.staff.roles import Role
from reports.models import AnnualReport
from reports.workflow import WORKFLOW

register(
    Kind(
        AnnualReport,
        "年度报告",
        lambda r: f"{r.year} 年度",
        lambda r: r.title,
        duty=(Role.CLERK,),
        workflow=WORKFLOW,
    ),
)
