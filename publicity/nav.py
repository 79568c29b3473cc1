"""The room's lines in the navigation."""

from bureau.nav import Item, register
from bureau.staff.roles import STAFF

register(
    Item("公开与普法", "普法宣传", "publicity:overview", "book", STAFF, order=20),
)
