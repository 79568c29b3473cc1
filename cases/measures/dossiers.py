"""Transfers and damage claims among the kinds of dossier: lists, reminders and calendars read them."""

from bureau.dossiers import Kind, register
from bureau.staff.roles import Role
from cases.models import DamageClaim, Detention, Referral
from cases.workflow import DAMAGES, DETENTIONS, REFERRALS

register(
    *(
        Kind(
            model,
            label,
            lambda row: row.document.number if row.document_id else row.case.number,
            lambda row: row.case.party_name,
            lambda row: row.case.handler.name,
            page=page,
            people=("case__handler", "case__co_handler"),
            related=("document", "case__handler"),
            workflow=workflow,
        )
        for model, label, page, workflow in (
            (Detention, "移送行政拘留", "cases:detention", DETENTIONS),
            (Referral, "涉嫌犯罪移送", "cases:referral", REFERRALS),
        )
    ),
    Kind(
        DamageClaim,
        "损害赔偿",
        lambda row: row.document.number if row.document_id else "待核查",
        lambda row: row.party_name,
        page="cases:damage",
        people=("created_by",),
        duty=(Role.OFFICER,),
        related=("document",),
        workflow=DAMAGES,
    ),
)
