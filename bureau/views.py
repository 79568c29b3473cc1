"""Pages of the floor itself: search, health, errors."""

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from bureau.access import open_page, reads
from bureau.jobs.housekeeping import worker_alive
from bureau.reminders import alarm
from bureau.search import find
from bureau.staff.roles import ALL


@reads(*ALL)
def search(request):
    """Numbers, firms and people by name or pinyin initials."""
    text = request.GET.get("q", "")[:80]
    return render(request, "search.html", {"q": text, "found": find(request.user, text)})


@never_cache
@open_page
def health(request):
    """200 when web, database and a worker are alive and reminders are made; 503 naming what is not."""
    checks = {"web": True}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = True
        checks["worker"] = worker_alive()
        checks["reminders"] = not alarm.status().late
    except DatabaseError:
        checks["database"] = checks["worker"] = checks["reminders"] = False
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def csrf_failure(request, reason=""):
    """A form that stood open too long."""
    return render(
        request,
        "error.html",
        {"code": 403, "title": "没有保存：页面已过期", "text": "请返回上一页重新提交，已填内容仍在。"},
        status=403,
    )


def bad_request(request, exception=None):
    """400"""
    return render(
        request,
        "error.html",
        {"code": 400, "title": "请求不完整", "text": "请返回上一页重新填写。"},
        status=400,
    )


def forbidden(request, exception=None):
    """403"""
    return render(
        request,
        "error.html",
        {
            "code": 403,
            "title": "不属于本岗位职责",
            "text": "此页面或操作属于其他岗位。需要时请找管理员调整角色。",
        },
        status=403,
    )


def not_found(request, exception=None):
    """404"""
    return render(
        request,
        "error.html",
        {
            "code": 404,
            "title": "没有这一页",
            "text": "可能已移动，或不属于本机构。请回首页，从导航或查找进入。",
        },
        status=404,
    )


def wrong_method(request):
    """405: the address of an act, opened as if it were a page."""
    return render(
        request,
        "error.html",
        {
            "code": 405,
            "title": "没有办理",
            "text": "这个地址是一步办理，不是页面。请回到原页面，按办理按钮。",
        },
        status=405,
    )


def broken(request):
    """500, without touching the database."""
    return render(None, "500.html", status=500)
