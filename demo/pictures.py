"""Small invented pictures: a plain scene of coloured bands, made in code so that no photo of a real place is needed."""

import struct
import zlib
from random import Random

from django.core.files.base import ContentFile

WIDTH, HEIGHT = 320, 200


def photo(seed: str, name: str) -> ContentFile:
    """A PNG of hills under a sky, the same for the same seed."""
    rng = Random(seed)
    sky, far, near = ((rng.randint(150, 215), rng.randint(170, 220), 228), _green(rng, 150), _green(rng, 95))
    first, second = rng.randint(70, 100), rng.randint(115, 150)
    rows = bytearray()
    for y in range(HEIGHT):
        colour = sky if y < first else far if y < second else near
        shade = (y * 7) % 11
        rows += b"\0" + bytes(max(0, c - shade) for c in colour) * WIDTH
    return ContentFile(_png(bytes(rows)), name=name)


def _green(rng: Random, light: int) -> tuple[int, int, int]:
    return light - rng.randint(30, 60), light, light - rng.randint(20, 50)


def _png(rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
