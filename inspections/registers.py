"""What of this room is kept like the law: versions by date, by the clerk with the right 法规维护."""

from bureau.law.registers import Register, register
from inspections.forms.item import ItemForm
from inspections.models import InspectionItem

register(Register("items", InspectionItem, ItemForm, "抽查事项", "inspections:items", ""))
