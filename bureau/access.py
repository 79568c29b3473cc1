"""Who may enter which view, and what a view may do. Every view carries exactly one of these decorators.

`reads`  GET, proven read-only     `verb`  POST, one transaction     `fills`  a form: GET shows it, POST acts
`open_page` / `open_form`  the same for visitors who have not signed in
`machine`  POST by a programme that shows a token of its own
"""

from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from bureau.constraints import words_of
from bureau.shell import forget_counts
from bureau.staff.roles import STAFF
from bureau.timelimits.errors import ClockRefused
from bureau.workflow import Refusal, Refused


@dataclass(frozen=True)
class Access:
    """What the consistency tests read: the roles let in and the kind of view."""

    roles: tuple[str, ...]
    kind: str
    public: bool = False


class WroteDuringRead(RuntimeError):
    """A GET tried to change the database."""


_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "ALTER", "DROP", "CREATE")


def _refuse_writes(execute, sql, params, many, context):
    if sql.lstrip().upper().startswith(_WRITES):
        raise WroteDuringRead(f"a GET view must not write: {sql[:120]}")
    return execute(sql, params, many, context)


def _refused_page(request, refused: Refused):
    if not request.user.is_authenticated:  # the frame of the desk is not for visitors
        words = " ".join(reason.text for reason in refused.refusals)
        return render(request, "error.html", {"code": 409, "title": "没有办理", "text": words}, status=409)
    template = "components/refused_fragment.html" if request.htmx else "refused.html"
    back = request.META.get("HTTP_REFERER", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return render(request, template, {"refused": refused, "back_url": back if ours else "/"}, status=409)


def _guarded(view, *, kind: str, methods: tuple[str, ...], roles: tuple[str, ...], public: bool):
    @wraps(view)
    def inner(request, *args, **kwargs):
        if not public and not request.user.has_role(*roles):
            raise PermissionDenied
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("no column of PostgreSQL can be asked for a NUL")
        try:
            if request.method in ("GET", "HEAD"):
                with connection.execute_wrapper(_refuse_writes):
                    return view(request, *args, **kwargs)
            with transaction.atomic():
                response = view(request, *args, **kwargs)
            if not public:
                forget_counts(request.user)
            return response
        except Refused as refused:
            return _refused_page(request, refused)
        except IntegrityError as error:
            return _refused_page(request, Refused("办理", [Refusal(" ".join(words_of(error).messages))]))
        except ClockRefused as refused:
            return _refused_page(request, Refused("办理", [Refusal(refused.text, refused.article)]))
        except ValidationError as error:  # of an act without a form: a button on a page that is out of date
            if request.method in ("GET", "HEAD"):
                raise
            return _refused_page(request, Refused("办理", [Refusal(words) for words in error.messages]))

    inner = require_http_methods(methods)(inner)
    if public:
        inner = login_not_required(inner)
    inner.access = Access(roles, kind, public)
    return inner


def reads(*roles):
    """A page for the given roles (all staff when none are given); GET only and proven not to write."""
    return lambda view: _guarded(
        view, kind="reads", methods=("GET", "HEAD"), roles=roles or STAFF, public=False
    )


def verb(*roles):
    """One act: POST only, in a transaction. Roles are required: no act is open to all by accident."""
    assert roles, "name the roles that may do this"
    return lambda view: _guarded(view, kind="verb", methods=("POST",), roles=roles, public=False)


def fills(*roles):
    """A form for the given roles: GET shows it and writes nothing, POST acts in a transaction."""
    assert roles, "name the roles that may do this"
    return lambda view: _guarded(
        view, kind="fills", methods=("GET", "HEAD", "POST"), roles=roles, public=False
    )


def open_page(view):
    """A page for everyone, signed in or not; read-only."""
    return _guarded(view, kind="reads", methods=("GET", "HEAD"), roles=(), public=True)


def open_form(view):
    """A form for everyone, signed in or not."""
    return _guarded(view, kind="fills", methods=("GET", "HEAD", "POST"), roles=(), public=True)


def machine(view):
    """POST by a programme. The view itself asks for its token; without cookies there is no request to forge."""
    return csrf_exempt(_guarded(view, kind="verb", methods=("POST",), roles=(), public=True))
