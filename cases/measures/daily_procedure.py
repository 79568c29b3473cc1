"""The line of daily penalty in the table of procedures: its own notice, decision and guards (按日办法 第15、16条)."""

from cases.decision.procedures import Procedure, register
from cases.measures.guards import daily
from cases.measures.papers.daily import daily_decision, daily_notice
from cases.models import Case

DAILY = register(
    Case.Procedure.DAILY,
    Procedure(
        notice_paper="daily_notice",
        decision_paper="daily_decision",
        notice=daily_notice,
        decision=daily_decision,
        notice_guards=(daily.grounds_hold,),
        decision_guards=(daily.grounds_hold,),
    ),
)
