"""The room's lines in the navigation."""

from bureau.nav import Item, register
from bureau.staff.roles import STAFF, Role
from publicity.tabs import waiting

DESK = (Role.CLERK, Role.LEADER, Role.REVIEWER, Role.SUPERVISOR)

register(
    Item("公开与普法", "信息公开", "publicity:due", "globe", DESK, order=10, count=waiting),
    Item("公开与普法", "普法与履职", "publicity:overview", "book", STAFF, order=20),
)
