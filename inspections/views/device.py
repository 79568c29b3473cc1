"""The device on site: the installable page, what it takes along, what it brings back, and conflicts."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from bureau.access import open_page, reads, verb
from bureau.staff.roles import Role
from inspections.entries import MOST_BYTES, Malformed, client_id_of, read_batch, read_entry, whole_number
from inspections.models import Answer, DeviceEntry, Finding, SceneRecord
from inspections.services import device as devices
from inspections.services import device_parts as parts
from inspections.services.device_pack import pack_of
from inspections.views.shown import drawn
from inspections.views.task import visible

MODULES = ("app", "dom", "pad", "pictures", "rules", "screens", "steps", "store", "sync", "visit")
SHELL = ("css/tokens.css", "css/house.css", "img/mark.svg", "js/queue.js")
MOST_FILES = 12


@reads(Role.OFFICER)
def app(request):
    """The page of the device. It holds nothing of anybody: all comes from the pack and stays on the device."""
    return render(request, "inspections/device/app.html")


@never_cache
@reads(Role.OFFICER)
def pack(request):
    """What the officer takes along, with a fresh token for what is brought back."""
    found = pack_of(request.user)
    for task in found["tasks"]:
        task["code_picture"] = drawn(task["code"]) if task["code"] else ""
    return JsonResponse({**found, "token": get_token(request)})


@verb(Role.OFFICER)
def sync(request):
    """A batch of entries: `entries` is JSON, files are named by the entry's id. One result for each, in order.

    400 for a batch that cannot be read at all; an entry that cannot be read is refused alone.
    """
    files = request.FILES
    if len(files) > MOST_FILES or len(request.POST.get("entries", "")) > MOST_BYTES:
        return _unread("一次同步的内容太多，请分次同步。", 413)
    if strange := _other_user(request):
        return strange
    try:
        rows = read_batch(request.POST.get("entries", ""))
    except Malformed as error:
        return _unread(str(error), 400)
    results = [_one(request, raw, files) for raw in rows]
    return JsonResponse({"user": request.user.pk, "results": results, "token": get_token(request)})


@verb(Role.OFFICER)
def part(request):
    """One part of a file: `id` of its entry, `offset`, `total`, `part`. Without a part: how much is here."""
    if strange := _other_user(request):
        return strange
    try:
        client_id = client_id_of(request.POST.get("id", ""))
        facts = {"actor": request.user, "client_id": client_id}
        facts["total"] = whole_number(request.POST.get("total", ""))
        if "part" not in request.FILES:
            return JsonResponse({"have": parts.have(**facts)})
        offset = whole_number(request.POST.get("offset", ""))
        found = parts.add(**facts, offset=offset, part=request.FILES["part"])
    except Malformed as error:
        return _unread(f"{error}。", 400)
    except ValidationError as error:
        return _unread(" ".join(error.messages), 400)
    return JsonResponse({"have": found})


def _other_user(request) -> JsonResponse | None:
    """409 when the device sends for somebody else than who is signed in: another window signed in meanwhile."""
    if request.POST.get("user", str(request.user.pk)) == str(request.user.pk):
        return None
    return _unread("这台设备上已换成另一人登录。请由登记的本人登录后再同步。", 409)


def _unread(words: str, status: int) -> JsonResponse:
    return JsonResponse({"error": f"没有同步：{words}"}, status=status)


def _one(request, raw, files) -> dict:
    name = raw.get("id") if isinstance(raw, dict) else None
    name = name if isinstance(name, str) and len(name) <= 36 else ""
    try:
        entry = read_entry(raw)
    except Malformed as error:
        return {"id": name, "status": "refused", "words": f"{error}。"}
    facts = {"actor": request.user, "entry": entry}
    if entry.kind == "photo" and name not in files:
        outcome = devices.take_in_parts(**facts, name=request.POST.get(f"name {name}", "")[-160:])
    else:
        outcome = devices.take_in(**facts, upload=files.get(name))
    return {"id": name, "status": outcome.status, "words": outcome.words}


@reads(Role.OFFICER)
def conflicts(request, pk):
    """Entries of a visit that met something else on record: both sides, and what can be done."""
    task = visible(request, pk)
    entries = DeviceEntry.objects.filter(task=task).exclude(state=DeviceEntry.State.KEPT)
    rows = [
        {"entry": entry, "lines": _lines(entry, task), "choices": _choices(entry, task, request.user)}
        for entry in entries.select_related("user", "settled_by", "stored").order_by("-pk")
    ]
    waiting = [row for row in rows if row["choices"]]
    many = waiting[0]["choices"] if len(waiting) > 1 else ()
    context = {"task": task, "rows": rows, "many": many, "count": len(waiting), "now": timezone.localtime()}
    return render(request, "inspections/site/conflicts.html", context)


def _choices(entry, task, user):
    if entry.state != DeviceEntry.State.CONFLICT or user not in task.officers:
        return ()
    return [(choice, DeviceEntry.State(choice).label) for choice in devices.choices_of(task)]


LABELS = {
    "place": "地点",
    "shown": "已出示证件",
    "rights_told": "已告知权利",
    "party_name": "在场负责人",
    "party_post": "职务",
    "party_phone": "电话",
    "summary": "检查情况",
    "value": "结论",
    "text": "内容",
    "given": "读数或填写",
    "person": "被询问人",
    "post": "职务",
    "description": "问题",
    "handling": "处理",
    "signing": "签字",
    "note": "说明",
    "witness": "见证人",
    "title": "名称",
    "taken_at": "时间",
    "signer": "签名人",
}
WORDS = {
    **dict(Answer.Value.choices),
    **dict(Finding.Handling.choices),
    **dict(SceneRecord.Signing.choices),
    True: "是",
    False: "否",
}


def _lines(entry: DeviceEntry, task) -> list[tuple[str, str]]:
    """The entry in words."""
    content = entry.content.get("set", entry.content)
    lines = [
        (LABELS[name], WORDS.get(value, value) if isinstance(value, str | bool) else value)
        for name, value in content.items()
        if name in LABELS and value not in ("", None)
    ]
    if item := content.get("item"):
        scene = getattr(task, "scene", None)
        found = scene.checklist.items.filter(pk=item).first() if scene and scene.checklist else None
        lines.insert(0, ("检查项", str(found) if found else f"编号 {item}"))
    return lines


def _choice(request) -> str:
    choice = request.POST.get("choice", "")
    if choice not in DeviceEntry.State.values:
        raise BadRequest
    return choice


@verb(Role.OFFICER)
def settle(request, pk, entry):
    """Decides one conflict."""
    found = get_object_or_404(DeviceEntry, pk=entry, task=visible(request, pk))
    devices.settle(entry=found, actor=request.user, choice=_choice(request))
    return redirect("inspections:site-conflicts", pk)


@verb(Role.OFFICER)
def settle_all(request, pk):
    """Decides all conflicts of a visit alike."""
    count = devices.settle_all(task=visible(request, pk), actor=request.user, choice=_choice(request))
    messages.success(request, f"已处理 {count} 条，进入全过程记录")
    return redirect("inspections:site-conflicts", pk)


@open_page
def manifest(request):
    """What a phone asks before it puts the page on its home screen."""
    return JsonResponse(
        {
            "name": f"{settings.SYSTEM_NAME} 现场检查",
            "short_name": "现场检查",
            "lang": "zh-CN",
            "id": reverse("inspections:device"),
            "start_url": reverse("inspections:device"),
            "scope": "/inspections/",
            "display": "standalone",
            "background_color": "#f4f6f7",
            "theme_color": "#12414d",
            "icons": [
                {"src": static("img/device.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
                {"src": static("img/device-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": static("img/device-512.png"), "sizes": "512x512", "type": "image/png"},
                {
                    "src": static("img/device-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
        },
        content_type="application/manifest+json",
    )


@open_page
def worker(request):
    """The service worker. Its address decides its scope, so it is served from here and not from the static files."""
    assets = [static(name) for name in SHELL] + [
        f"{settings.STATIC_URL}js/device/{name}.js" for name in MODULES
    ]
    context = {"assets": assets, "page": reverse("inspections:device"), "version": _version()}
    body = render(
        request, "inspections/device/worker.js", context, content_type="text/javascript; charset=utf-8"
    )
    body["Cache-Control"] = "no-cache"
    return body


@cache
def _version() -> str:
    """A digest over what the device keeps, so that a new release replaces it."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR) / "static"
    for name in (*SHELL, *(f"js/device/{name}.js" for name in MODULES)):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()[:16]
