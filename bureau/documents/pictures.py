"""Stored pictures as papers print them."""

import base64
from io import BytesIO

from PIL import Image, ImageOps

WIDEST_PX = 1100  # of a printed picture: about 200 dpi in the type area


def picture(stored, widest: int = WIDEST_PX) -> str:
    """The picture as a data address, upright, on white and no wider than paper can show; "" if it cannot be drawn."""
    try:
        with stored.file.open("rb") as opened, Image.open(opened) as image:
            small = _on_white(ImageOps.exif_transpose(image))
    except OSError:
        return ""
    small.thumbnail((widest, widest))
    out = BytesIO()
    small.save(out, "JPEG", quality=80)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()


def _on_white(image):
    if image.mode in ("RGB", "L"):
        return image.convert("RGB")
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
