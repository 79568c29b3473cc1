"""Steps of this stage, read like the statute. Arranging, handing over, taking over, supplements."""

from bureau.staff.roles import STAFF, Role
from bureau.workflow import Transition
from cases.archive.guards import archive as guards
from cases.investigation.guards import investigation
from cases.states import FINISHED
from cases.states import ArchiveState as A

OFFICER, CLERK = Role.OFFICER, Role.CLERK
ARTICLE, FROZEN = guards.ARTICLE, guards.FROZEN

CASE_STEPS = (
    Transition(
        "archive",
        "整理归档",
        FINISHED,
        None,
        (OFFICER,),
        guards=(investigation.only_handlers, guards.without_archive),
        legal=False,
        article=ARTICLE,
    ),
    Transition(
        "supplement",
        "开补充卷",
        FINISHED,
        None,
        (OFFICER,),
        guards=(investigation.only_handlers, guards.with_archive),
        legal=False,
        article=FROZEN,
    ),
)

ARCHIVE_STEPS = (
    Transition(
        "arrange",
        "调整卷内文件",
        (A.ARRANGING,),
        None,
        (OFFICER,),
        guards=(guards.only_handlers,),
        legal=False,
    ),
    Transition(
        "add_material",
        "补充材料",
        (A.ARRANGING,),
        None,
        (OFFICER,),
        guards=(guards.only_handlers,),
        legal=False,
        article=ARTICLE,
    ),
    Transition(
        "request_archive",
        "移交归档",
        (A.ARRANGING,),
        A.REQUESTED,
        (OFFICER,),
        guards=(guards.only_handlers, guards.something_in_it, guards.nothing_missing, guards.papers_ready),
        legal=False,
        article=ARTICLE,
    ),
    Transition(
        "return_archive", "退回整理", (A.REQUESTED,), A.ARRANGING, (CLERK,), legal=False, article=ARTICLE
    ),
    Transition(
        "confirm_archive",
        "接收归档",
        (A.REQUESTED,),
        A.BINDING,
        (CLERK,),
        guards=(guards.another_person, guards.papers_ready),
        article=ARTICLE,
    ),
    # The background run ends it; no page offers it.
    Transition(
        "finish_archive", "合成并冻结案卷", (A.BINDING,), A.ARCHIVED, STAFF, guards=(guards.all_bound,)
    ),
)
