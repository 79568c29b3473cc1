"""The checks of the self-review (案卷自查): fatal errors first, then items that cost points."""

from cases.supervision.checks.items import CHECKS as ITEMS
from cases.supervision.checks.measures import CHECKS as MEASURES
from cases.supervision.checks.procedure import CHECKS as PROCEDURE
from cases.supervision.checks.subject import CHECKS as SUBJECT
from cases.supervision.checks.substance import CHECKS as SUBSTANCE

CHECKS = (*SUBJECT, *SUBSTANCE, *PROCEDURE, *MEASURES, *ITEMS)
