"""Any change of the process record is found, and the database refuses it in the first place."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from bureau.record import append_only, services
from bureau.record.chain import day_root
from bureau.record.models import Chain, Entry, StoredFile

pytestmark = pytest.mark.django_db

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def recorded(cast):
    """An office with five entries; any model instance can have a chain."""
    for number in range(5):
        services.append(
            cast.bureau, actor=cast.officer, verb="note", label=f"第{number}件", data={"b": 1, "a": number}
        )
    return cast.bureau


def _forge(sql, *params):
    append_only.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
    append_only.install(connection)


def test_untouched_record_verifies(recorded):
    assert list(services.verify_all()) == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE record_entry SET label = 'x' WHERE sequence = 3", "第 3 条内容已被改动"),
        ("UPDATE record_entry SET actor_name = 'x' WHERE sequence = 1", "第 1 条内容已被改动"),
        ("DELETE FROM record_entry WHERE sequence = 2", "第 2 条缺失"),
        ("DELETE FROM record_entry WHERE sequence = 5", "应有 5 条，实有 4 条"),
        ("UPDATE record_entry SET sequence = 9 WHERE sequence = 5", "第 5 条缺失"),
        ("DELETE FROM record_chain", "有记录而无链首"),
    ],
)
def test_forgery_by_sql_is_pinpointed(recorded, sql, found):
    _forge(sql)
    assert any(found in line for line in services.verify_all())
    with pytest.raises(CommandError):
        call_command("verify_record")


@pytest.mark.parametrize("sql", ["UPDATE record_entry SET label = 'x'", "DELETE FROM record_entry"])
def test_database_itself_refuses(recorded, sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.count() == 5


def test_changed_file_is_found(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    stored = services.store_file(
        cast.bureau, upload=SimpleUploadedFile("口.png", PNG), actor=cast.officer, title="总排口"
    )
    assert stored.content_type == "image/png" and list(services.verify_all()) == []
    with open(stored.file.path, "ab") as file:
        file.write(b"x")
    assert any("内容已被改动" in line for line in services.verify_all())
    StoredFile.objects.all().delete()
    assert any("已被删除" in line for line in services.verify_all())


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00 this is no picture", b"<html><script>alert(1)</script>", b""]
)
def test_content_decides_not_the_name(cast, content):
    with pytest.raises(ValidationError, match="没有上传"):
        services.store_file(
            cast.bureau, upload=SimpleUploadedFile("photo.jpg", content), actor=cast.officer, title="x"
        )
    assert Chain.objects.count() == 0


def test_day_root_changes_when_any_chain_does(recorded, cast):
    heads = list(Chain.objects.values_list("key", "head"))
    before = day_root(heads)
    services.append(recorded, actor=cast.officer, verb="note", label="又一件")
    assert day_root(Chain.objects.values_list("key", "head")) != before
