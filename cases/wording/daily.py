"""Facts and reasons of a daily penalty, as its case, notice and decision say them."""

from bureau.documents.chinese import date_text, yuan

_FOUND = {
    "continues": "发现仍在继续违法排放污染物",
    "obstructed": "拒绝、阻挠复查",
}


def counted_facts(daily) -> str:
    """One sentence for the original act, one for each refusal (按日办法 第16条第2、3项)."""
    decision = daily.original_decision
    lines = [
        f"{date_text(decision.decided_on)}，我局以《行政处罚决定书》（{decision.document.number}）对“"
        f"{daily.case.violation.name}”处罚款{yuan(decision.fine)}。"
    ]
    for row in daily.rounds.select_related("order__document", "recheck"):
        lines.append(
            f"{date_text(row.served_on)}，我局送达《责令改正违法行为决定书》（{row.order.document.number}），责令立即改正。"
            f"{date_text(row.found_on)}，我局以暗查方式复查，{_FOUND[row.recheck.finding]}：{row.recheck.result}"
        )
    return "\n".join(lines)


def counted_reasons(daily) -> str:
    """The rule and the sum."""
    counted = daily.total()
    return (
        f"计罚日数自责令改正违法行为决定书送达次日起至复查发现之日止，累计{counted.count}日；"
        f"每日罚款数额为原处罚决定确定的罚款数额{yuan(daily.original_fine)}，"
        f"按日连续处罚数额为{yuan(counted.amount)}。"
    )
