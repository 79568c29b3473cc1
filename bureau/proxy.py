"""Whose request it is, behind a proxy: sign-in locks and daily limits are counted by address."""

import ipaddress

from django.conf import settings


class ClientAddress:
    """Puts the visitor's address into REMOTE_ADDR.

    Of X-Forwarded-For only the part our own proxies wrote is believed: the entry PROXIES places from the right. What
    a visitor adds stands further left. Without proxies the header is not looked at.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.PROXIES:
            told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            address = told[-settings.PROXIES].strip() if len(told) >= settings.PROXIES else ""
            if _is_address(address):
                request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
