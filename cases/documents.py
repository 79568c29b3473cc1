"""The kinds of paper this room issues, stage by stage. Loaded at start by name."""

from bureau.documents.keeping import keep
from bureau.documents.registry import register
from cases.archive import documents as archive
from cases.archive.services.binding import volumes_kept
from cases.decision import documents as decision
from cases.execution import documents as execution
from cases.intake import documents as intake
from cases.investigation import documents as investigation
from cases.measures import documents as measures

for stage in (intake, investigation, measures, decision, execution, archive):
    for kind in stage.PAPERS:
        register(kind)

keep("卷案卷", volumes_kept)
