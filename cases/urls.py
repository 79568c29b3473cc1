from django.urls import path

from cases.views import case, clue, document, evidence, measures
from cases.views.act import DESKS, act_view

app_name = "cases"
urlpatterns = [
    path("", case.case_list, name="cases"),
    path("export.csv", case.case_export, name="export"),
    path("<int:pk>/", case.case_detail, name="case"),
    path("<int:pk>/record/", case.case_record, name="record"),
    path("<int:pk>/edit/", evidence.edit, name="edit"),
    path("<int:pk>/evidence/add/", evidence.evidence_add, name="evidence-add"),
    path("<int:pk>/evidence/<int:item>/told/", evidence.evidence_told, name="evidence-told"),
    path("<int:pk>/evidence/<int:item>/withdraw/", evidence.evidence_withdraw, name="evidence-withdraw"),
    path("<int:pk>/files/<int:file>/", evidence.stored_file, name="file"),
    path("<int:pk>/proposal/", evidence.proposal, name="proposal"),
    path("<int:pk>/defence/<int:defence>/", evidence.defence_answer, name="defence-answer"),
    path("<int:pk>/sealings/add/", measures.sealing_add, name="sealing-add"),
    path("<int:pk>/orders/add/", measures.order_add, name="order-add"),
    path("<int:pk>/documents/<int:document>/serve/", document.document_serve, name="document-serve"),
    path("clues/", clue.clue_list, name="clues"),
    path("clues/add/", clue.clue_add, name="clue-add"),
    path("clues/<int:pk>/", clue.clue_detail, name="clue"),
    path("sealings/", measures.sealing_list, name="sealings"),
    path("sealings/<int:pk>/", measures.sealing_detail, name="sealing"),
    path("orders/", measures.order_list, name="orders"),
    path("orders/<int:pk>/", measures.order_detail, name="order"),
    path("findings/<int:pk>/order/", measures.finding_order, name="finding-order"),
    path("documents/<int:pk>/", document.document_pdf, name="document"),
    path("documents/<int:pk>/retry/", document.document_retry, name="document-retry"),
]

# One address per step, from the table of acts: /cases/12/issue_notice/, /cases/sealings/3/release_sealing/ …
_ROOTS = {"case": "", "clue": "clues/", "sealing": "sealings/", "order": "orders/"}
urlpatterns += [
    path(f"{_ROOTS[desk.kind]}<int:pk>/{act.name}/", act_view(desk, act), name=f"{desk.kind}-{act.name}")
    for desk in DESKS
    for act in desk.acts
]
