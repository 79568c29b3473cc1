"""At start: can this machine print papers as they must look? Each message is one line with one remedy."""

from django.core.checks import Error, Warning

from bureau.documents import engine
from bureau.documents.faces import missing_faces

LIBRARIES = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"


def check_rendering(app_configs=None, **kwargs):
    """Pango, harfbuzz-subset and the faces; used by `manage.py check` and so by every start."""
    found = []
    if engine.HTML is None:
        fault = f"Pango is missing, no paper can be made: {engine.MISSING}"
        found.append(Error(fault, hint=LIBRARIES, id="documents.E001"))
    elif not engine.harfbuzz_subset:
        found.append(
            Warning(
                "libharfbuzz-subset is missing: papers take ten times as long",
                hint=LIBRARIES,
                id="documents.W001",
            )
        )
    if missing := missing_faces():
        found.append(
            Warning(
                f"faces missing from FONT_DIR: {', '.join(missing)}; papers would be set in a fallback face",
                hint="run `make run` once, or copy the Fandol .otf files into FONT_DIR",
                id="documents.W002",
            )
        )
    return found
