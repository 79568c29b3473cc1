"""The interface by which platforms and data loggers send readings: one address, one token per sender."""

from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.utils import timezone

from bureau.access import machine
from inspections.offsite.services import source as sources


def _error(status: int, why: str, **headers) -> JsonResponse:
    answer = JsonResponse({"error": why}, status=status, json_dumps_params={"ensure_ascii": False})
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    return answer


@machine
def readings(request):
    """POST {"readings": […]} with `Authorization: Bearer <token>`. The same message again changes nothing."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    source = sources.by_token(token.strip()[:200]) if scheme.lower() == "bearer" else None
    if source is None:
        return _error(401, "令牌缺失、无效或已撤销", WWW_Authenticate="Bearer")
    if not sources.may_send(source, timezone.now()):
        return _error(429, f"每分钟最多 {source.per_minute} 批", Retry_After="60")
    if request.content_type not in ("", "application/json") or request.headers.get("Content-Encoding"):
        return _error(415, "内容须为 application/json，不压缩")
    try:
        batch, first = sources.receive(source=source, body=request.body)
    except RequestDataTooBig:
        return _error(413, f"内容过大，请分批报送，一批最多 {sources.MOST_ROWS} 行")
    except sources.WrongMessage as wrong:
        return _error(400, str(wrong))
    found = {
        "batch": batch.pk,
        "repeated": not first,
        **{name: getattr(batch, name) for name in ("rows", "created", "updated", "unchanged", "failed")},
        "problems": batch.problems,
    }
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})
