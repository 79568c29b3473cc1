"""What the global search finds here: enterprises, plans, visits."""

from django.urls import reverse

from bureau.search import Hit, Source, register
from bureau.staff.roles import STAFF
from inspections.models import DrawPlan, Enterprise, InspectionTask


def _enterprises(user, text, limit):
    rows = Enterprise.objects.visible_to(user).matching(text).order_by("-active", "code")[:limit]
    return [
        Hit(
            e.name,
            reverse("inspections:enterprise", args=[e.pk]),
            f"{e.code} · {e.town} · {e.get_category_display()}",
        )
        for e in rows
    ]


def _plans(user, text, limit):
    rows = DrawPlan.objects.visible_to(user)
    rows = (rows.filter(number__contains=text) | rows.filter(title__contains=text))[:limit]
    return [
        Hit(f"{p.number} {p.title}", reverse("inspections:plan", args=[p.pk]), p.get_state_display())
        for p in rows
    ]


def _tasks(user, text, limit):
    rows = (
        InspectionTask.objects.visible_to(user)
        .filter(number__contains=text)
        .select_related("enterprise")[:limit]
    )
    return [
        Hit(
            f"{t.number} {t.enterprise.short_name}",
            reverse("inspections:task", args=[t.pk]),
            t.get_state_display(),
        )
        for t in rows
    ]


register(Source("企业", STAFF, _enterprises))
register(Source("双随机抽查", STAFF, _plans))
register(Source("检查任务", STAFF, _tasks))
