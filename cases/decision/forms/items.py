"""Other kinds of penalty as a few rows of fields."""

from django import forms

from bureau.forms import MoneyField
from cases.models import PenaltyItem

ROWS = 3
BARE = (PenaltyItem.Kind.WARNING, PenaltyItem.Kind.CRITICISM)  # these have no object


class ItemsPart:
    """Mixin of a form: `add_items(current)` in `prepare`, `items_of(cleaned)` in `clean`."""

    def add_items(self, current) -> None:
        """Adds the rows, filled with what is proposed now."""
        self.item_rows = []
        for n in range(1, ROWS + 1):
            names = [f"item_{n}_{part}" for part in ("kind", "object", "term", "amount")]
            self.fields[names[0]] = forms.ChoiceField(
                label=f"其他处罚 {n}", choices=[("", "没有"), *PenaltyItem.Kind.choices], required=False
            )
            self.fields[names[1]] = forms.CharField(
                label="对象",
                max_length=160,
                required=False,
                help_text="许可证名称及编号、生产线、物品名称数量",
            )
            self.fields[names[2]] = forms.CharField(label="期限", max_length=60, required=False)
            self.fields[names[3]] = MoneyField(label="物品价值（元）", required=False)
            self.item_rows.append(names)
        for names, item in zip(self.item_rows, current, strict=False):
            self.initial.update(zip(names, (item.kind, item.object, item.term, item.amount), strict=True))

    def items_of(self, cleaned) -> list[dict]:
        """The rows filled in; adds errors where an object is missing."""
        found = []
        for kind, thing, term, amount in self.item_rows:
            facts = {
                "kind": cleaned.pop(kind, ""),
                "object": cleaned.pop(thing, ""),
                "term": cleaned.pop(term, ""),
                "amount": cleaned.pop(amount, None),
            }
            if facts["kind"] and facts["kind"] not in BARE and not facts["object"].strip():
                self.add_error(thing, "请写明处罚的对象，例如许可证名称及编号、停产的生产线。")
            elif facts["kind"]:
                found.append(facts)
        return found
