from bureau.nav import Item, register
from bureau.staff.roles import STAFF

register(Item("", "期限提醒", "reminders:inbox", "bell", STAFF, order=20))
