"""Addresses of this stage."""

from django.urls import path

from cases.decision.views import defence, proposal

urlpatterns = [
    path("<int:pk>/proposal/", proposal.proposal, name="proposal"),
    path("<int:pk>/defence/<int:defence>/", defence.defence_answer, name="defence-answer"),
]
