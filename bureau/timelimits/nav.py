from bureau.nav import Item, register
from bureau.staff.roles import ALL

register(Item("依据", "时限与节假日", "timelimits:rules", "clock", ALL, order=20))
