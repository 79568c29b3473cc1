"""The room's lines in the navigation."""

from bureau.dates import today
from bureau.nav import Item, register
from bureau.staff.roles import STAFF, Role
from inspections.models import Anomaly, Enterprise, InspectionTask, PositiveListEntry


def _open_tasks(user):
    return InspectionTask.objects.visible_to(user).open()


def _listed(user):
    return PositiveListEntry.objects.visible_to(user).in_force(today())


def _anomalies(user):
    return Anomaly.objects.visible_to(user).open()


def _enterprises(user):
    return Enterprise.objects.visible_to(user).in_use()


register(
    Item("检查", "检查任务", "inspections:tasks", "list", STAFF, order=10, count=_open_tasks),
    Item("检查", "今日检查", "inspections:today", "camera", STAFF, order=15, phone=True),
    Item(
        "检查",
        "企业评价",
        "inspections:ratings",
        "star",
        (Role.LEADER, Role.SUPERVISOR, Role.CLERK),
        order=18,
    ),
    Item("检查", "双随机抽查", "inspections:plans", "draw", STAFF, order=20),
    Item("检查", "专项行动", "inspections:campaigns", "search", STAFF, order=30),
    Item("检查", "正面清单", "inspections:positive", "star", STAFF, order=40, count=_listed),
    Item("检查", "在线巡查", "inspections:online", "chart", STAFF, order=50),
    Item("检查", "数据异常", "inspections:anomalies", "warn", STAFF, order=52, count=_anomalies),
    Item("检查", "监测点位", "inspections:points", "chart", STAFF, order=54),
    Item(
        "检查", "企业档案", "inspections:enterprises", "firm", STAFF, order=60, count=_enterprises, phone=True
    ),
    Item("检查", "抽查事项", "inspections:items", "list", STAFF, order=65),
    Item("检查", "执法人员", "inspections:officers", "law", STAFF, order=70),
)
