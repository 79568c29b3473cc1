from bureau.nav import Item, register
from bureau.staff.roles import STAFF

register(Item("", "期限日历", "agenda:month", "clock", STAFF, order=10))
