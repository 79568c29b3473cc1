from bureau.nav import Item, register
from bureau.staff.roles import Role

register(Item("", "机构与人员管理", "admin:index", "list", (Role.ADMIN,), order=10))
