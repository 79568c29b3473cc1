"""The house's own pages where Django would answer in English or with nothing: not found, wrong method."""

from django.http import Http404

from bureau import views


class PlainErrors:
    """The same 404 with DEBUG on and off; an address of an act, opened by hand or after sign-in, says what it is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            return views.not_found(request)
        if response.status_code == 405 and not response.content:
            response.content = views.wrong_method(request).content
        return response

    def process_exception(self, request, exception):
        """Django asks here before it makes its own page of a 404."""
        return views.not_found(request) if isinstance(exception, Http404) else None
