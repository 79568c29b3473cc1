"""The kinds of dossier of this room: lists, reminders and calendars of the floor read them here.

Every `Dossier` of the room has a line. `page` is the name of its page, `people` its columns of those in charge.
"""

from bureau.dossiers import Kind, register
from bureau.staff.roles import Role
from cases.measures import dossiers  # noqa: F401  registers transfers and damage claims
from cases.models import (
    Accountability,
    Archive,
    Case,
    Clue,
    Complaint,
    CorrectionOrder,
    Registration,
    ReviewRound,
    Sealing,
)
from cases.perms import accountabilities_of
from cases.workflow import ACCOUNTABILITIES, ARCHIVES, CASES, CLUES, COMPLAINTS, ORDERS, ROUNDS, SEALINGS

register(
    Kind(
        Case,
        "处罚案件",
        lambda c: c.number or "待立案",
        lambda c: c.party_name,
        lambda c: c.handler.name,
        page="cases:case",
        people=("handler", "co_handler"),
        related=("handler", "violation"),
        workflow=CASES,
    ),
    Kind(
        Clue,
        "线索",
        lambda c: c.number,
        lambda c: c.party_name,
        page="cases:clue",
        duty=(Role.OFFICER,),
        workflow=CLUES,
    ),
    Kind(
        Complaint,
        "投诉举报",
        lambda c: c.number,
        lambda c: c.subject,
        page="cases:complaint",
        duty=(Role.OFFICER,),
        workflow=COMPLAINTS,
    ),
    Kind(
        Complaint,
        "投诉举报",
        lambda c: c.number,
        lambda c: c.subject,
        page="cases:complaint",
        duty=(Role.OFFICER, Role.CLERK),
        workflow=COMPLAINTS,
    ),
    Kind(
        Sealing,
        "查封扣押",
        lambda s: s.case.number,
        lambda s: s.case.party_name,
        lambda s: s.case.handler.name,
        page="cases:sealing",
        people=("case__handler", "case__co_handler"),
        related=("case__handler",),
        workflow=SEALINGS,
    ),
    Kind(
        Registration,
        "先行登记保存",
        lambda r: r.case.number,
        lambda r: r.case.party_name,
        lambda r: r.case.handler.name,
        people=("case__handler", "case__co_handler"),
        related=("case__handler",),
    ),
    Kind(
        CorrectionOrder,
        "责令改正",
        lambda o: o.document.number if o.document_id else "待签发",
        lambda o: o.party_name,
        lambda o: (o.case.handler if o.case else o.officer_a).name,
        page="cases:order",
        people=(
            "case__handler",
            "case__co_handler",
        ),  # an order of a case follows the case when it changes hands
        otherwise=("officer_a", "officer_b"),
        related=("document", "officer_a", "case__handler"),
        workflow=ORDERS,
    ),
    Kind(
        ReviewRound,
        "案卷评查",
        lambda r: r.number,
        lambda r: r.title,
        page="cases:round",
        duty=(Role.SUPERVISOR,),
        workflow=ROUNDS,
    ),
    Kind(
        Accountability,
        "过错责任追究",
        lambda a: a.number,
        lambda a: a.person.name,
        page="cases:accountability",
        duty=(Role.SUPERVISOR,),
        related=("person",),
        workflow=ACCOUNTABILITIES,
        visible=accountabilities_of,
    ),
    Kind(
        Archive,
        "案卷",
        lambda a: a.number or "待编档号",
        lambda a: a.case.party_name,
        lambda a: a.case.handler.name,
        page="cases:archive",
        people=("case__handler", "case__co_handler"),
        related=("case__handler",),
        workflow=ARCHIVES,
    ),
)
