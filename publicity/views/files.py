"""Handing out stored files of the registers to staff."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from bureau.access import reads
from bureau.record.models import StoredFile
from publicity.export import disposition
from publicity.registers import Register


def file_response(stored: StoredFile) -> FileResponse:
    """The stored bytes. Only checked pictures are shown in the page; everything else is a download.

    The type was told from the bytes when the file came in; `nosniff` keeps the browser from guessing another, and the
    policy keeps even a picture that is also a script from running anything.
    """
    response = FileResponse(stored.file.open("rb"), content_type=stored.content_type)
    response["Content-Disposition"] = "inline" if stored.is_image else disposition(stored.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@reads()
def stored_file(request, register: Register, pk: int, file_pk: int):
    """A file of a row one may see."""
    row = get_object_or_404(register.model.objects.visible_to(request.user), pk=pk)
    return file_response(get_object_or_404(StoredFile.objects.of(row), pk=file_pk))
