"""Fields of the room's forms."""

from django import forms


class WebAddressField(forms.URLField):
    """An address on the web; one typed without a scheme is taken as https."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)
