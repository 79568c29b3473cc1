"""Addresses of this stage."""

from django.urls import path

from cases.measures.views import order, sealing

ORDERS = [
    path("<int:pk>/orders/add/", order.order_add, name="order-add"),
    path("orders/", order.order_list, name="orders"),
    path("orders/<int:pk>/", order.order_detail, name="order"),
    path("findings/<int:pk>/order/", order.finding_order, name="finding-order"),
]

SEALINGS = [
    path("<int:pk>/sealings/add/", sealing.sealing_add, name="sealing-add"),
    path("<int:pk>/sealings/at-once/", sealing.sealing_at_once, name="sealing-at-once"),
    path("sealings/", sealing.sealing_list, name="sealings"),
    path("sealings/export/", sealing.sealing_export, name="sealing-export"),
    path("sealings/<int:pk>/", sealing.sealing_detail, name="sealing"),
]

urlpatterns = [*SEALINGS, *ORDERS]
