"""Every address of this room: those of the stages, and one per step from the table of acts."""

from django.urls import path

from cases.acts import DESKS
from cases.archive import urls as archive
from cases.decision import urls as decision
from cases.execution import urls as execution
from cases.file import urls as file
from cases.intake import urls as intake
from cases.investigation import urls as investigation
from cases.measures import urls as measures
from cases.supervision import urls as supervision
from cases.views import act_view

app_name = "cases"
urlpatterns = [
    *file.urlpatterns,
    *intake.urlpatterns,
    *investigation.urlpatterns,
    *measures.urlpatterns,
    *decision.urlpatterns,
    *execution.urlpatterns,
    *supervision.urlpatterns,
    *archive.urlpatterns,
]

# /cases/12/issue_notice/, /cases/sealings/3/release_sealing/ …
urlpatterns += [
    path(f"{desk.root}<int:pk>/{act.name}/", act_view(desk, act), name=f"{desk.kind}-{act.name}")
    for desk in DESKS
    for act in desk.acts
]
