"""Addresses of off-site supervision, put among those of the room by inspections/urls.py."""

from django.urls import path

from inspections.offsite.views import anomaly, api, asking, data, point

urlpatterns = [
    path("offsite/points/", point.index, name="points"),
    path("offsite/points/new/", point.add, name="point-new"),
    path("offsite/points/<int:pk>/", point.show, name="point"),
    path("offsite/points/<int:pk>/end/", point.end, name="point-end"),
    path("offsite/points/<int:pk>/parameters/new/", point.parameter, name="parameter-new"),
    path("offsite/points/<int:pk>/devices/new/", point.device, name="device-new"),
    path("offsite/points/<int:pk>/events/new/", point.event, name="device-event-new"),
    path("offsite/parameters/<int:pk>/limits/new/", point.limit, name="limit-new"),
    path("offsite/events/<int:pk>/answer/", point.answer, name="device-event-answer"),
    path("offsite/events/<int:pk>/restore/", point.restore, name="device-event-restore"),
    path("offsite/readings/", data.index, name="reading-batches"),
    path("offsite/readings/import/", data.upload, name="readings-new"),
    path("offsite/readings/<int:pk>/", data.show, name="readings"),
    path("offsite/readings/<int:pk>/confirm/", data.confirm, name="readings-confirm"),
    path("offsite/readings/<int:pk>/report/", data.report, name="readings-report"),
    path("offsite/sources/", data.source_list, name="sources"),
    path("offsite/sources/<int:pk>/revoke/", data.source_revoke, name="source-revoke"),
    path("offsite/api/readings", api.readings, name="api-readings"),
    path("offsite/anomalies/", anomaly.index, name="anomalies"),
    path("offsite/anomalies/<int:pk>/", anomaly.show, name="anomaly"),
    path("offsite/anomalies/<int:pk>/confirm/", anomaly.confirm, name="anomaly-confirm"),
    path("offsite/anomalies/<int:pk>/dismiss/", anomaly.dismiss, name="anomaly-dismiss"),
    path("offsite/anomalies/<int:pk>/evidence/", anomaly.evidence, name="anomaly-evidence"),
    path("offsite/checks/<int:pk>/ask/", asking.ask, name="explanation-ask"),
    path("offsite/requests/<int:pk>/revoke/", asking.revoke, name="explanation-revoke"),
    path("offsite/requests/<int:pk>/files/<int:file>/", asking.attachment, name="explanation-file"),
    path("offsite/explain/<str:token>/", asking.explain, name="explain"),
]
