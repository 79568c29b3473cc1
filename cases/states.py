"""The states of each kind of dossier in this room."""

from django.db import models


class ClueState(models.TextChoices):
    """线索"""

    RECEIVED = "received", "待核查"
    FILING_REQUESTED = "filing_requested", "已报立案"
    FILED = "filed", "已立案"
    DECLINED = "declined", "不予立案"
    JOINED = "joined", "已并入"
    ROUTED = "routed", "已移送"


class ComplaintState(models.TextChoices):
    """投诉举报"""

    RECEIVED = "received", "待受理"
    ACCEPTED = "accepted", "办理中"
    REPLIED = "replied", "已答复"
    ROUTED = "routed", "已转送"
    DECLINED = "declined", "不予受理"
    WITHDRAWN = "withdrawn", "已撤回"


class CaseState(models.TextChoices):
    """案件, in the order of the procedure."""

    FILING = "filing", "立案审批"
    INVESTIGATING = "investigating", "调查取证"
    REVIEWING = "reviewing", "案件审查"
    NOTICING = "noticing", "拟告知"
    NOTICED = "noticed", "告知待送达"
    DEFENCE = "defence", "陈述申辩"
    HEARING = "hearing", "听证"
    DECIDING = "deciding", "审核决定"
    DECIDED = "decided", "决定待送达"
    EXECUTING = "executing", "执行"
    CLOSING = "closing", "结案审批"
    CLOSED = "closed", "已结案"
    DECLINED = "declined", "不予立案"
    TERMINATED = "terminated", "终止调查"
    TRANSFERRED = "transferred", "已移送"
    CANCELLED = "cancelled", "已销案"


class SealingState(models.TextChoices):
    """查封、扣押"""

    APPLIED = "applied", "待批准"
    APPROVED = "approved_open", "已批准待实施"
    EMERGENCY = "emergency", "已实施待补批"
    IN_FORCE = "in_force", "查封扣押中"
    RELEASED = "released", "已解除"
    HANDED_OVER = "handed_over", "已移交公安"
    WITHDRAWN = "withdrawn", "未批准"


class RegistrationState(models.TextChoices):
    """先行登记保存"""

    APPLIED = "applied", "待批准"
    APPROVED = "approved_open", "已批准待实施"
    EMERGENCY = "emergency", "紧急实施待补批"
    IN_FORCE = "in_force", "登记保存中"
    DECIDED = "registration_decided", "已处理"
    LAPSED = "lapsed", "已自行解除"
    WITHDRAWN = "withdrawn", "未批准"


class RestrictionState(models.TextChoices):
    """限制生产、停产整治"""

    PROPOSED = "proposed", "待审查"
    REVIEWED = "reviewed", "待告知"
    NOTICED = "noticed", "告知待送达"
    DEFENCE = "defence", "陈述申辩"
    DECIDED = "decided", "决定待送达"
    IN_FORCE = "in_force", "执行中"
    RELEASED = "released", "已解除待跟踪检查"
    FINISHED = "finished", "已办结"
    WITHDRAWN = "withdrawn", "已撤回"


class OrderState(models.TextChoices):
    """责令改正"""

    DRAFTED = "drafted", "待签发"
    ISSUED = "issued", "待送达"
    SERVED = "served_open", "待复查"
    CORRECTED = "corrected", "已改正"
    UNCORRECTED = "uncorrected", "未改正"
    REPEATED = "repeated", "已再次责令改正"
    WITHDRAWN = "withdrawn", "已撤回"


class ReviewRoundState(models.TextChoices):
    """案卷评查"""

    PLANNED = "planned", "待抽取"
    DRAWN = "assigned", "评查中"
    FINISHED = "finished", "已完成"
    WITHDRAWN = "withdrawn", "已撤回"


class AccountabilityState(models.TextChoices):
    """过错责任追究"""

    OPENED = "checking", "调查中"
    HEARD = "heard_open", "已听取陈述"
    DECIDED = "decided_fault", "已处理"
    DROPPED = "withdrawn", "已撤销"


class ArchiveState(models.TextChoices):
    """案卷"""

    ARRANGING = "arranging", "整理中"
    REQUESTED = "archive_requested", "待接收"
    BINDING = "binding", "合成中"
    ARCHIVED = "archived", "已归档"


class DetentionState(models.TextChoices):
    """移送行政拘留"""

    REQUESTED = "requested", "待审批"
    APPROVED = "approved_open", "待送公安机关"
    SENT = "sent", "公安机关审查"
    SUPPLEMENT = "supplement", "待补充材料"
    DETAINED = "detained", "已决定拘留"
    REFUSED = "refused", "公安机关不予拘留"
    WITHDRAWN = "withdrawn", "未批准"


class ReferralState(models.TextChoices):
    """涉嫌犯罪移送"""

    REPORTED = "reported", "待负责人决定"
    APPROVED = "approved_open", "待送公安机关"
    SENT = "sent", "公安机关审查"
    SUPPLEMENT = "supplement", "待补正"
    POLICE_FILED = "police_filed", "公安机关已立案"
    NOT_FILED = "not_filed", "公安机关不予立案"
    RECONSIDERING = "reconsidering", "复议中"
    SUPERVISED = "supervised", "已建议立案监督"
    RETURNED = "returned", "已退回本机关"
    CONCLUDED = "concluded", "已有刑事裁判"
    WITHDRAWN = "withdrawn", "不批准移送"


class DamageState(models.TextChoices):
    """生态环境损害赔偿"""

    SCREENED = "screened", "待初步核查"
    OPENED = "opened", "调查评估"
    ASSESSED = "assessed", "待磋商"
    NEGOTIATING = "negotiating", "磋商中"
    AGREED = "agreed", "已达成协议"
    SUED = "sued", "已提起诉讼"
    PERFORMED = "performed", "待效果评估"
    COMPLETED = "completed", "已办结"
    DECLINED = "declined", "不启动索赔"


class RemedyState(models.TextChoices):
    """复议诉讼"""

    RECEIVED = "answering", "待答复"
    PENDING = "pending", "审理中"
    DECIDED = "decided", "已决定未生效"
    APPEALED = "appealed", "已上诉"
    ENDED = "ended", "已终结"


class ClosingGround(models.TextChoices):
    """On what ground a case is closed (办法 第77条)."""

    PERFORMED = "performed", "处罚决定已履行、违法行为已改正"
    COURT = "court", "已申请强制执行且法院受理"
    NO_PENALTY = "no_penalty", "不予行政处罚"
    TERMINATED = "terminated", "终止调查"
    TRANSFERRED = "transferred", "移送且无需继续办理"
    QUASHED = "quashed", "处罚决定被撤销"
    OTHER = "other", "其他情形"


class OpinionState(models.TextChoices):
    """法律顾问意见"""

    ASKED = "asked", "待出具意见"
    GIVEN = "given", "待处理意见"
    SETTLED = "settled", "已处理"


class PartyKind(models.TextChoices):
    """Who is punished; thresholds differ for citizens and entities."""

    ENTITY = "entity", "法人或其他组织"
    TRADER = "trader", "个体工商户"
    CITIZEN = "citizen", "公民"


FINISHED = (
    CaseState.CLOSED,
    CaseState.DECLINED,
    CaseState.TERMINATED,
    CaseState.TRANSFERRED,
    CaseState.CANCELLED,
)
ONGOING = tuple(state for state in CaseState if state not in FINISHED)
# Filed and before the closing of the defence: while a case may still need sealing or seizure.
SEALABLE = (
    CaseState.INVESTIGATING,
    CaseState.REVIEWING,
    CaseState.NOTICING,
    CaseState.NOTICED,
    CaseState.DEFENCE,
)
SEALED = (SealingState.EMERGENCY, SealingState.IN_FORCE)  # objects are under seal or in custody
SEALING_ENDED = (SealingState.RELEASED, SealingState.HANDED_OVER, SealingState.WITHDRAWN)
RESTRICTED = (RestrictionState.IN_FORCE,)
IN_PROCEDURE = tuple(s for s in ONGOING if s not in (CaseState.FILING, CaseState.CLOSING))
BEFORE_DECISION = (
    CaseState.INVESTIGATING,
    CaseState.REVIEWING,
    CaseState.NOTICING,
    CaseState.NOTICED,
    CaseState.DEFENCE,
    CaseState.HEARING,
    CaseState.DECIDING,
)
