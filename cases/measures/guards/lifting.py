"""How a restriction of production ends, and that no case ends before it (限产停产办法 第8、15、17、20条)."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.states import RestrictionState as S

RULES = "限产停产办法（令 30·2014）"


def _act(row, name: str) -> str:
    return reverse(f"cases:restriction-{name}", args=[row.pk])


def end_ground_fits(row, context: Context):
    """Closing is asked of the government first, which alone decides it (限产停产办法 第8条)."""
    if context.data.get("ground") != "closed" or row.closure_asked_on:
        return None
    return Refusal(
        "没有报请停业、关闭。停业、关闭由人民政府决定，须先报请；属其他原因的请另选。",
        f"{RULES}第8条",
        _act(row, "ask_for_closure"),
        "报请停业、关闭",
    )


def unrestricted(case, context: Context) -> list[Refusal]:
    """Nothing closes over a measure under way: in force until lifted (第15、17条), then looked after (第20条)."""
    return [_open(row) for row in case.restrictions.ongoing()]


def _open(row) -> Refusal:
    page, name = reverse("cases:restriction", args=[row.pk]), row.get_kind_display()
    if row.state == S.RELEASED:
        text = f"{name}已于 {row.released_on} 解除，没有跟踪检查。"
        return Refusal(text, f"{RULES}第20条", _act(row, "follow_up"), "登记跟踪检查")
    if row.state == S.IN_FORCE:
        text = f"{name}正在执行，没有解除。完成整改的登记整改完成报备，期满或者终止的登记期满、终止。"
        return Refusal(text, f"{RULES}第15条、第17条", page, "去办理")
    if row.state == S.DECIDED:
        text = f"{name}决定没有送达。"
        return Refusal(text, f"{RULES}第14条", _act(row, "serve_restriction"), "登记送达")
    return Refusal(f"{name}当前为“{row.state_label}”，须先决定或者撤回。", f"{RULES}第11条", page, "去办理")
