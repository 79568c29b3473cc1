"""What a substitute performance cost, and that none is left half done (行政强制法 第51条)."""

from django.urls import reverse

from bureau.workflow import Context, Refusal


def unpaid_costs(case):
    """Substitute performances carried out whose cost the party still owes."""
    return case.substitutions.filter(done_on__isnull=False, cost_paid_on__isnull=True, cost__gt=0)


def substitution_cost_owed(case, context: Context):
    """There is a cost to pay (行政强制法 第51条第2款)."""
    if unpaid_costs(case).exists():
        return None
    return Refusal("没有待缴的代履行费用。代履行实施后按实际费用登记。", "行政强制法 第51条第2款")


def substitutions_over(case, context: Context):
    """A substitute performance that was decided is carried out or stopped."""
    return [
        Refusal(
            f"代履行（{row.document}）没有实施，也没有决定不再实施。",
            "行政强制法 第51条",
            reverse("cases:execution", args=[case.pk]),
            "看执行情况",
        )
        for row in case.substitutions.filter(done_on__isnull=True, stopped_reason="").select_related(
            "document"
        )
    ]


def substitution_costs_paid(case, context: Context):
    """What it cost is paid by the party (行政强制法 第51条第2款)."""
    return [
        Refusal(
            f"代履行费用 {row.cost:,.2f} 元没有缴清。",
            "行政强制法 第51条第2款",
            reverse("cases:case-pay_substitution", args=[case.pk]),
            "登记费用缴清",
        )
        for row in unpaid_costs(case)
    ]
