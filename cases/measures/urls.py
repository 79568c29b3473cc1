"""Addresses of this stage."""

from django.urls import path

from cases.measures.views import daily, damage, order, restriction, sealing, transfer

ORDERS = [
    path("<int:pk>/orders/add/", order.order_add, name="order-add"),
    path("orders/", order.order_list, name="orders"),
    path("orders/<int:pk>/", order.order_detail, name="order"),
    path("orders/export.csv", order.order_export, name="order-export"),
    path("<int:pk>/daily/", daily.daily_worksheet, name="daily"),
    path("<int:pk>/detentions/add/", transfer.detention_add, name="detention-add"),
    path("<int:pk>/referrals/add/", transfer.referral_add, name="referral-add"),
    path("<int:pk>/damages/add/", damage.case_damage_add, name="case-damage-add"),
    path("referrals/", transfer.referral_list, name="referrals"),
    path("referrals/<int:pk>/", transfer.referral_detail, name="referral"),
    path("detentions/", transfer.detention_list, name="detentions"),
    path("detentions/<int:pk>/", transfer.detention_detail, name="detention"),
    path("transfers/", transfer.organ_list, name="organ-transfers"),
    path("transfers/export.csv", transfer.transfer_export, name="transfer-export"),
    path("damages/", damage.damage_list, name="damages"),
    path("damages/add/", damage.damage_add, name="damage-add"),
    path("damages/export.csv", damage.damage_export, name="damage-export"),
    path("damages/<int:pk>/", damage.damage_detail, name="damage"),
    path("findings/<int:pk>/order/", order.finding_order, name="finding-order"),
]

RESTRICTIONS = [
    path("<int:pk>/restrictions/add/", restriction.restriction_add, name="restriction-add"),
    path("restrictions/", restriction.restriction_list, name="restrictions"),
    path("restrictions/export/", restriction.restriction_export, name="restriction-export"),
    path("restrictions/<int:pk>/", restriction.restriction_detail, name="restriction"),
]

SEALINGS = [
    path("<int:pk>/sealings/add/", sealing.sealing_add, name="sealing-add"),
    path("<int:pk>/sealings/at-once/", sealing.sealing_at_once, name="sealing-at-once"),
    path("sealings/", sealing.sealing_list, name="sealings"),
    path("sealings/export/", sealing.sealing_export, name="sealing-export"),
    path("sealings/<int:pk>/", sealing.sealing_detail, name="sealing"),
]

urlpatterns = [*SEALINGS, *RESTRICTIONS, *ORDERS]
