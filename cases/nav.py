"""What this room shows at the left."""

from bureau.nav import Item, register
from bureau.staff.roles import STAFF
from cases.decision.views.opinion import OPEN_OPINIONS
from cases.execution.views.remedy import OPEN_REMEDIES
from cases.measures import nav  # noqa: F401  registers transfers and damage claims
from cases.measures.views.order import OPEN_ORDERS
from cases.measures.views.restriction import OPEN_RESTRICTIONS
from cases.measures.views.sealing import OPEN_SEALINGS
from cases.models import (
    Archive,
    Case,
    Clue,
    Complaint,
    CorrectionOrder,
    LegalOpinion,
    Remedy,
    Restriction,
    Sealing,
)
from cases.states import ArchiveState, ClueState, ComplaintState

register(
    Item(
        "案件",
        "线索",
        "cases:clues",
        "search",
        STAFF,
        10,
        lambda user: Clue.objects.visible_to(user).filter(
            state__in=[ClueState.RECEIVED, ClueState.FILING_REQUESTED]
        ),
    ),
    Item(
        "案件",
        "投诉举报",
        "cases:complaints",
        "bell",
        STAFF,
        15,
        lambda user: Complaint.objects.visible_to(user).filter(
            state__in=[ComplaintState.RECEIVED, ComplaintState.ACCEPTED]
        ),
    ),
    Item(
        "案件",
        "处罚案件",
        "cases:cases",
        "case",
        STAFF,
        20,
        lambda user: Case.objects.visible_to(user).ongoing(),
        phone=True,
    ),
    Item(
        "案件",
        "查封扣押",
        "cases:sealings",
        "lock",
        STAFF,
        30,
        lambda user: Sealing.objects.visible_to(user).filter(state__in=OPEN_SEALINGS),
    ),
    Item(
        "案件",
        "限产停产",
        "cases:restrictions",
        "lock",
        STAFF,
        35,
        lambda user: Restriction.objects.visible_to(user).filter(state__in=OPEN_RESTRICTIONS),
    ),
    Item(
        "案件",
        "整改与复查",
        "cases:orders",
        "check",
        STAFF,
        40,
        lambda user: CorrectionOrder.objects.visible_to(user).filter(state__in=OPEN_ORDERS),
    ),
    Item(
        "案件",
        "复议诉讼",
        "cases:remedies",
        "book",
        STAFF,
        45,
        lambda user: Remedy.objects.visible_to(user).filter(state__in=OPEN_REMEDIES),
    ),
    Item(
        "案件",
        "法律顾问意见",
        "cases:opinions",
        "list",
        STAFF,
        60,
        lambda user: LegalOpinion.objects.visible_to(user).filter(state__in=OPEN_OPINIONS),
    ),
    Item("案件", "案卷评查", "cases:rounds", "list", STAFF, 70),
    Item("案件", "执法监督", "cases:conduct", "check", STAFF, 80, also=("cases:accountabilities",)),
    Item(
        "案件",
        "案卷与借阅",
        "cases:archives",
        "book",
        STAFF,
        50,
        lambda user: Archive.objects.visible_to(user).exclude(state=ArchiveState.ARCHIVED),
    ),
    Item("案件", "承办情况", "cases:team", "list", STAFF, 90),
)
