from bureau.nav import Item, register
from bureau.staff.roles import ALL

register(Item("依据", "法律与案由", "law:violations", "law", ALL, order=10))
