"""Results of re-inspection kept on the order become rows; orders say whether they warned of the daily penalty."""

from django.db import migrations


def rows_from_orders(apps, schema_editor):
    """One row for the result an order holds. Times and method were not recorded then."""
    order_model = apps.get_model("cases", "CorrectionOrder")
    recheck_model = apps.get_model("cases", "Recheck")
    orders = order_model.objects.select_related("document")
    recheck_model.objects.bulk_create(
        [
            recheck_model(
                order=order,
                on=order.rechecked_on,
                method="unknown",
                finding="corrected" if order.state == "corrected" else "continues",
                result=order.recheck_result,
                officer_a_id=order.officer_a_id,
                officer_b_id=order.officer_b_id,
            )
            for order in orders.filter(rechecked_on__isnull=False).iterator(chunk_size=500)
        ],
        batch_size=500,
    )
    for order in orders.filter(document__isnull=False).iterator(chunk_size=500):
        if order.document.context.get("daily_article"):
            order_model.objects.filter(pk=order.pk).update(warns_daily=True)


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_measures_in_full"), ("documents", "0001_initial")]

    operations = [migrations.RunPython(rows_from_orders, migrations.RunPython.noop)]
