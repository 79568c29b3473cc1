"""The desks: every step of every kind of dossier with its form and service. The views draw a page for every line."""

from cases.archive import acts as archive
from cases.archive.access import archive_for
from cases.decision import acts as decision
from cases.desk import Desk
from cases.execution import acts as execution
from cases.file import acts as file
from cases.intake import acts as intake
from cases.investigation import acts as investigation
from cases.measures import acts as measures
from cases.perms import (
    accountability_for,
    case_for,
    clue_for,
    complaint_for,
    damage_for,
    detention_for,
    opinion_for,
    order_for,
    referral_for,
    registration_for,
    remedy_for,
    restriction_for,
    round_for,
    sealing_for,
)
from cases.supervision import acts as supervision
from cases.workflow import (
    ACCOUNTABILITIES,
    ARCHIVES,
    CASES,
    CLUES,
    COMPLAINTS,
    DAMAGES,
    DETENTIONS,
    OPINIONS,
    ORDERS,
    REFERRALS,
    REGISTRATIONS,
    REMEDIES,
    RESTRICTIONS,
    ROUNDS,
    SEALINGS,
)

CASE_DESK = Desk(
    "case",
    CASES,
    (
        *intake.CASE_ACTS,
        *investigation.CASE_ACTS,
        *decision.CASE_ACTS,
        *execution.CASE_ACTS,
        *file.CASE_ACTS,
        *archive.CASE_ACTS,
        *measures.CASE_ACTS,
    ),
    case_for,
    "cases:case",
    "",
)
CLUE_DESK = Desk("clue", CLUES, intake.CLUE_ACTS, clue_for, "cases:clue", "clues/")
COMPLAINT_DESK = Desk(
    "complaint", COMPLAINTS, intake.COMPLAINT_ACTS, complaint_for, "cases:complaint", "complaints/"
)
RESTRICTION_DESK = Desk(
    "restriction",
    RESTRICTIONS,
    measures.RESTRICTION_ACTS,
    restriction_for,
    "cases:restriction",
    "restrictions/",
)
SEALING_DESK = Desk("sealing", SEALINGS, measures.SEALING_ACTS, sealing_for, "cases:sealing", "sealings/")
DETENTION_DESK = Desk(
    "detention", DETENTIONS, measures.DETENTION_ACTS, detention_for, "cases:detention", "detentions/"
)
REFERRAL_DESK = Desk(
    "referral", REFERRALS, measures.REFERRAL_ACTS, referral_for, "cases:referral", "referrals/"
)
DAMAGE_DESK = Desk("damage", DAMAGES, measures.DAMAGE_ACTS, damage_for, "cases:damage", "damages/")
ORDER_DESK = Desk("order", ORDERS, measures.ORDER_ACTS, order_for, "cases:order", "orders/")
OPINION_DESK = Desk("opinion", OPINIONS, decision.OPINION_ACTS, opinion_for, "cases:opinion", "opinions/")
ROUND_DESK = Desk("round", ROUNDS, supervision.ROUND_ACTS, round_for, "cases:round", "supervision/rounds/")
ACCOUNTABILITY_DESK = Desk(
    "accountability",
    ACCOUNTABILITIES,
    supervision.ACCOUNTABILITY_ACTS,
    accountability_for,
    "cases:accountability",
    "supervision/accountability/",
)
ARCHIVE_DESK = Desk("archive", ARCHIVES, archive.ARCHIVE_ACTS, archive_for, "cases:archive", "archives/")
REMEDY_DESK = Desk("remedy", REMEDIES, execution.REMEDY_ACTS, remedy_for, "cases:remedy", "remedies/")
REGISTRATION_DESK = Desk(
    "registration",
    REGISTRATIONS,
    investigation.REGISTRATION_ACTS,
    registration_for,
    "cases:registration",
    "registrations/",
)
DESKS = (
    CASE_DESK,
    CLUE_DESK,
    COMPLAINT_DESK,
    SEALING_DESK,
    RESTRICTION_DESK,
    ORDER_DESK,
    REMEDY_DESK,
    REGISTRATION_DESK,
    OPINION_DESK,
    ROUND_DESK,
    ACCOUNTABILITY_DESK,
    ARCHIVE_DESK,
    DETENTION_DESK,
    REFERRAL_DESK,
    DAMAGE_DESK,
)
