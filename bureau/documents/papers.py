"""From a frozen context to the HTML of a paper: the same way for a preview and for the issued document."""

import hashlib
import re

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse

from bureau.documents import registry
from bureau.documents.freezing import freeze, thaw
from bureau.documents.render import styles_digest

_PARTS = re.compile(r"{%\s*(?:extends|include)\s+\"([^\"]+)\"")
RESERVED = ("organ", "paper")


def compose(*, key, organ, on, context, number="", verify_code=""):
    """The frozen context of a document: the caller's, the organ as it is now, and the paper's own facts.

    Without a verification code it is a preview. Raises NotFreezable, and ValueError for a reserved name.
    """
    for name in RESERVED:
        if name in context:
            raise ValueError(f"{name} is set by the floor")
    paper = {
        "title": registry.get(key).title,
        "number": number,
        "issued_on": on,
        "preview": not verify_code,
        "verify_code": verify_code,
        "verify_url": settings.SITE_URL + reverse("documents:verify", args=[verify_code])
        if verify_code
        else "",
    }
    return freeze({**context, "organ": _organ_facts(organ), "paper": paper})


def html_of(key, frozen):
    """The HTML of a frozen context in the template of its kind."""
    return get_template(registry.get(key).template).render(thaw(frozen))


def template_digest(key):
    """SHA-256 over the template of a kind, all it extends and includes, and the style sheets, as they are now."""
    digest = hashlib.sha256(styles_digest().encode())
    for name in sorted(_with_parts(registry.get(key).template, set())):
        digest.update(name.encode() + b"\0" + _source(name).encode() + b"\0")
    return digest.hexdigest()


def _with_parts(name, seen):
    if name not in seen:
        seen.add(name)
        for part in _PARTS.findall(_source(name)):
            _with_parts(part, seen)
    return seen


def _source(name):
    return get_template(name).template.source


def _organ_facts(organ):
    """All plain columns of the organ: a later change of name or address must not reach an issued paper."""
    return {
        field.name: getattr(organ, field.name)
        for field in organ._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    }
