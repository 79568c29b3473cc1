"""What a start says about a machine that cannot print papers properly."""

from bureau.documents import checks, engine
from bureau.documents.faces import FACES


def ids():
    return [message.id for message in checks.check_rendering()]


def test_this_machine_can():
    assert ids() == []


def test_missing_faces_are_named(settings, tmp_path):
    settings.FONT_DIR = tmp_path
    (message,) = checks.check_rendering()
    assert message.id == "documents.W002" and all(name in message.msg for name in FACES)


def test_slow_subsetting_is_told(monkeypatch):
    monkeypatch.setattr(engine, "harfbuzz_subset", None)
    assert ids() == ["documents.W001"]


def test_no_pango_is_an_error(monkeypatch):
    monkeypatch.setattr(engine, "HTML", None)
    assert ids() == ["documents.E001"]
