"""Steps of this stage, read like the statute. Gathering evidence, and what stops or ends it."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision.guards.decision import not_own_case
from cases.execution.guards import closing
from cases.investigation.guards import always, investigation, party, recusal, registration, suspension
from cases.states import BEFORE_DECISION
from cases.states import CaseState as C
from cases.states import RegistrationState as G

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers
ALWAYS = (always.not_suspended, always.not_recused, always.decision_ready)


def _gathering(name: str, label: str, article: str = "", **more) -> Transition:
    """An act of the handlers while evidence may still be gathered."""
    guards = (HANDLER, *more.pop("guards", ()))
    return Transition(name, label, BEFORE_DECISION, None, (OFFICER,), guards=guards, article=article, **more)


CASE_STEPS = (
    Transition(
        "edit_facts",
        "修改案情",
        (C.FILING, C.INVESTIGATING),
        None,
        (OFFICER,),
        guards=(HANDLER, party.name_corrected_openly),
        legal=False,
    ),
    _gathering("add_evidence", "登记证据", "行政处罚法 第46条"),
    _gathering("tell_result", "登记结果告知", "办法（令 30）第29条"),
    _gathering("withdraw_evidence", "不予采用证据"),
    _gathering("check_copy", "核对复制件", legal=False),
    _gathering("link_elements", "关联案情要素", "行政处罚法 第40条", legal=False),
    _gathering("issue_catalogue", "制发证据目录", issues=("evidence_catalogue",)),
    _gathering("issue_photo_sheet", "制发现场照片（影像）证据", issues=("photo_sheet",)),
    _gathering("pull_visit", "调取检查记录", "行政处罚法 第47条"),
    _gathering("write_record", "制作笔录", "办法（令 30）第28条"),
    _gathering("drop_record", "删去笔录草稿", legal=False),
    _gathering("issue_record", "打印笔录送签", "办法（令 30）第28条"),
    _gathering("reopen_record", "撤回送签的笔录", legal=False),
    _gathering("sign_record", "登记笔录签名", "办法（令 30）第28条"),
    _gathering("register_result", "登记检测结果", "办法（令 30）第29条"),
    _gathering("state_standing", "认定当事人", "行政处罚法 第40条", legal=False),
    _gathering("state_limitation", "认定追责期限", "行政处罚法 第36条", legal=False),
    _gathering("correct_party", "更正当事人名称", "行政处罚法 第59条"),
    _gathering("record_no_fault", "登记没有主观过错的材料", "行政处罚法 第33条第2款"),
    Transition(
        "answer_no_fault",
        "审查没有主观过错的材料",
        BEFORE_DECISION,
        None,
        (OFFICER, REVIEWER),
        article="行政处罚法 第33条第2款",
    ),
    Transition(
        "ask_recusal",
        "登记回避申请",
        (C.FILING, *BEFORE_DECISION),
        None,
        (OFFICER, REVIEWER, LEADER),
        article="行政处罚法 第43条",
    ),
    Transition(
        "decide_recusal",
        "决定回避",
        (C.FILING, *BEFORE_DECISION),
        None,
        (LEADER,),
        guards=(recusal.decider_is_another,),
        article="行政处罚法 第43条；办法（令 30）第6条",
    ),
    Transition(
        "suspend",
        "中止调查",
        BEFORE_DECISION,
        None,
        (LEADER,),
        guards=(
            not_own_case,
            suspension.not_yet_suspended,
        ),
        issues=("suspension_approval",),
        article="办法（令 30）第35条",
    ),
    Transition(
        "resume",
        "恢复调查",
        BEFORE_DECISION,
        None,
        (LEADER,),
        guards=(
            not_own_case,
            suspension.is_suspended,
        ),
        article="办法（令 30）第35条",
    ),
    Transition(
        "terminate",
        "终止调查",
        (C.INVESTIGATING, C.REVIEWING),
        C.TERMINATED,
        (LEADER,),
        guards=(not_own_case, closing.unsealed, suspension.registrations_settled),
        issues=("termination_approval",),
        meets=("case.limit",),
        danger=True,
        article="办法（令 30）第36条",
    ),
    Transition(
        "write_report",
        "撰写调查报告",
        (C.INVESTIGATING,),
        None,
        (OFFICER,),
        guards=(HANDLER,),
        legal=False,
    ),
    Transition(
        "finish_investigation",
        "调查终结",
        (C.INVESTIGATING,),
        C.REVIEWING,
        (OFFICER,),
        guards=(
            HANDLER,
            party.party_identified,
            party.party_named_alike,
            investigation.scene_recorded,
            investigation.records_signed,
            investigation.samplings_recorded,
            investigation.results_told,
            investigation.elements_proved,
            investigation.proposal_made,
            investigation.report_written,
        ),
        issues=("investigation_report",),
        article="行政处罚法 第57条",
    ),
)

_OPEN = (registration.case_open, registration.nobody_recused)
REGISTRATION_STEPS = (
    Transition(
        "approve_registration",
        "批准先行登记保存",
        (G.APPLIED,),
        G.APPROVED,
        (LEADER,),
        guards=(registration.case_open, registration.not_own),
        issues=("registration_notice", "registration_list"),
        article="行政处罚法 第56条",
    ),
    Transition(
        "refuse_registration", "不予批准", (G.APPLIED, G.EMERGENCY), G.WITHDRAWN, (LEADER,), danger=True
    ),
    Transition(
        "execute_registration",
        "登记实施",
        (G.APPROVED,),
        G.IN_FORCE,
        (OFFICER,),
        guards=(*_OPEN, registration.of_the_case),
        starts=("evidence.register.decide",),
        article="行政处罚法 第56条",
    ),
    Transition(
        "approve_emergency",
        "补办批准手续",
        (G.EMERGENCY,),
        G.IN_FORCE,
        (LEADER,),
        guards=(registration.case_open, registration.not_own, registration.within_the_hours),
        issues=("registration_notice", "registration_list"),
        meets=("evidence.register.emergency",),
        article="办法（令 30）第32条",
    ),
    Transition(
        "decide_registration",
        "作出处理决定",
        (G.IN_FORCE,),
        G.DECIDED,
        (LEADER,),
        guards=(registration.not_own, registration.not_lapsed),
        issues=("registration_decision",),
        meets=("evidence.register.decide",),
        article="行政处罚法 第56条；办法（令 30）第33条",
    ),
    Transition(
        "note_lapse",
        "登记自行解除和返还",
        (G.IN_FORCE, G.EMERGENCY),
        G.LAPSED,
        (OFFICER,),
        guards=(registration.has_lapsed,),
        article="行政处罚法 第56条",
    ),
)
