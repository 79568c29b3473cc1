"""Addresses of this stage."""

from django.urls import path

from cases.decision.views import defence, opinion, proposal, summary

urlpatterns = [
    path("<int:pk>/proposal/", proposal.proposal, name="proposal"),
    path("<int:pk>/sheet/<int:sheet>.pdf", proposal.sheet, name="discretion-sheet"),
    path("summary/add/", summary.add, name="summary-add"),
    path("opinions/", opinion.opinions, name="opinions"),
    path("opinions/add/", opinion.add, name="opinion-add"),
    path("opinions/<int:pk>/", opinion.detail, name="opinion"),
    path("<int:pk>/defence/<int:defence>/", defence.defence_answer, name="defence-answer"),
]
