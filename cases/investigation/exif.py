"""The time a camera wrote into a picture."""

from datetime import datetime

from django.utils import timezone
from PIL import ExifTags, Image, UnidentifiedImageError

_FORM = "%Y:%m:%d %H:%M:%S"


def taken_at(upload) -> datetime | None:
    """Local time of the exposure, or None where the file says nothing readable. Leaves the file at its start.

    EXIF holds no time zone; a camera of the bureau runs on local time.
    """
    try:
        with Image.open(upload) as picture:
            exif = picture.getexif()
            inner = exif.get_ifd(ExifTags.IFD.Exif)
            text = inner.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError):
        return None
    finally:
        upload.seek(0)
    try:
        return timezone.make_aware(datetime.strptime(str(text).strip("\x00 "), _FORM))
    except ValueError:
        return None
