"""Which Debian packages are asked for, and what is said where they may not be installed."""

import pytest

from setup import packages
from setup.console import Stop


@pytest.fixture
def bare_machine(monkeypatch):
    """Debian with none of the packages; records what would be installed."""
    asked = []
    monkeypatch.setattr(packages, "_installed", lambda names: set())
    monkeypatch.setattr(packages.shutil, "which", lambda program: "/x" if program == "dpkg-query" else None)
    monkeypatch.setattr(packages, "_rights", lambda: [])
    monkeypatch.setattr(packages, "_install", lambda rights, names: asked.append(names) or True)
    return asked


def test_only_the_libraries_for_a_run(bare_machine):
    packages.ensure()
    assert bare_machine == [packages.LIBRARIES]


def test_programs_and_servers_for_the_tests(bare_machine):
    packages.ensure(for_tests=True, wished=("postgresql",))
    assert bare_machine == [[*packages.LIBRARIES, "chromium", "poppler-utils", "postgresql"]]


def test_nothing_missing_asks_for_nothing(bare_machine, monkeypatch):
    monkeypatch.setattr(packages, "_installed", set)
    packages.ensure()
    assert bare_machine == []


def test_without_rights_the_administrators_line_is_printed(bare_machine, monkeypatch):
    monkeypatch.setattr(packages, "_rights", lambda: None)
    with pytest.raises(Stop, match="apt-get update && apt-get install -y --no-install-recommends libpango"):
        packages.ensure()


def test_without_rights_a_wish_is_dropped(bare_machine, monkeypatch):
    monkeypatch.setattr(packages, "_installed", set)
    monkeypatch.setattr(packages, "_rights", lambda: None)
    packages.ensure(wished=("redis-server",))
    assert bare_machine == []
