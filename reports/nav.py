"""The room's lines in the navigation."""

from bureau.nav import Item, register
from bureau.staff.roles import STAFF

register(
    Item("", "工作台", "reports:home", "home", STAFF, order=0, phone=True),
    Item("报告", "领导看板", "reports:dashboard", "chart", STAFF, order=10),
    Item("检查", "工作跟踪", "reports:tracking", "chart", STAFF, order=80),
    Item("报告", "数字与口径", "reports:figures", "list", STAFF, order=20),
    Item("报告", "法治年度报告", "reports:annual-list", "doc", STAFF, order=30),
)
