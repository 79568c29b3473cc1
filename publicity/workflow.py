"""What may happen to a publication, by whom, when: 处罚法 第48条, 办法（令 30）第61至66条."""

from bureau.staff.roles import Role
from bureau.workflow import Context, Refusal, Transition, Workflow
from publicity.models.correction import CorrectionState
from publicity.models.publication import PublicationKind, PublicationState

REQUIRED = (
    ("number", "决定书文号"),
    ("party", "当事人"),
    ("violation", "案由"),
    ("facts", "违法事实"),
    ("basis", "处罚依据"),
    ("result", "处罚结果"),
    ("organ", "决定机关"),
    ("decided_on", "决定日期"),
)


def items_complete(publication, context: Context) -> list[Refusal]:
    """Every item that 第62条 asks for is there."""
    if publication.kind != PublicationKind.PENALTY:
        return []
    items = context.data.get("items", {})
    return [
        Refusal(f"公开内容缺“{label}”。", "生态环境行政处罚办法 第62条")
        for key, label in REQUIRED
        if not items.get(key)
    ]


def nothing_protected(publication, context: Context) -> list[Refusal]:
    """Nothing that 第64条 protects still stands in the words that would go out."""
    return [
        Refusal(
            f"公开内容中仍有“{kind}”。请在“另行遮盖”中加上这些字后再公开。", "生态环境行政处罚办法 第64条"
        )
        for kind in context.data.get("secrets", [])
    ]


def something_to_show(publication, context: Context):
    """A publication has content."""
    if context.data.get("digest"):
        return None
    return Refusal("没有可公开的内容。请先生成公开本。", "政府信息公开条例 第23条")


P = PublicationState
PUBLICATIONS = Workflow(
    states=PublicationState,
    transitions=[
        Transition(
            "publish",
            "公开",
            (P.PREPARED,),
            P.PUBLIC,
            (Role.CLERK,),
            guards=(something_to_show, items_complete, nothing_protected),
            article="行政处罚法 第48条；办法（令 30）第65条",
        ),
        Transition(
            "withhold",
            "依法不公开",
            (P.PREPARED,),
            P.WITHHELD,
            (Role.LEADER,),
            article="生态环境行政处罚办法 第63条",
            danger=True,
        ),
        Transition(
            "note_change",
            "登记决定被变更、撤销",
            (P.PUBLIC,),
            None,
            (Role.CLERK, Role.REVIEWER),
            starts=("publish.withdraw",),
            article="行政处罚法 第48条第2款",
        ),
        Transition(
            "withdraw",
            "撤回公开",
            (P.PUBLIC,),
            P.WITHDRAWN,
            (Role.CLERK,),
            meets=("publish.withdraw",),
            article="行政处罚法 第48条第2款",
            danger=True,
        ),
    ],
)

C = CorrectionState
CORRECTIONS = Workflow(
    states=CorrectionState,
    transitions=[
        Transition(
            "accept", "予以更正", (C.RECEIVED,), C.ACCEPTED, (Role.CLERK,), article="政府信息公开条例 第41条"
        ),
        Transition(
            "decline", "不予更正", (C.RECEIVED,), C.DECLINED, (Role.CLERK,), article="政府信息公开条例 第41条"
        ),
    ],
)
