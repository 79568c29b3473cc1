"""The kinds of dossier of this room."""

from bureau.dossiers import Kind, register
from bureau.staff.roles import Role
from publicity.models import Correction, Publication
from publicity.workflow import CORRECTIONS

register(
    Kind(
        Publication,
        "信息公开",
        lambda p: p.number or p.get_kind_display(),
        lambda p: p.title,
        page="publicity:publication",
        duty=(Role.CLERK,),
    ),
    Kind(
        Correction,
        "更正申请",
        lambda c: c.code,
        lambda c: c.applicant,
        page="publicity:correction",
        duty=(Role.CLERK,),
        workflow=CORRECTIONS,
    ),
)
