"""How much one request may bring."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class Bounded(FileUploadHandler):
    """Refuses a request larger than anything the house takes in, before its first byte is stored.

    Forms of visitors are read before anybody has looked at the address: without a bound a stranger could fill the disk.
    """

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        """Asked once, with the length the request says it has."""
        if content_length > settings.REQUEST_LIMIT_MB * 1024 * 1024:
            raise RequestDataTooBig(f"a request of {content_length} bytes")

    def receive_data_chunk(self, raw_data, start):
        """Left to the handlers that store."""
        return raw_data

    def file_complete(self, file_size):
        """Left to the handlers that store."""
