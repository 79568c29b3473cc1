"""Importing: tried before written, row by row, repeated without doubles, nothing lost."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from stdnum.cn import uscc

from bureau.jobs.models import Job
from bureau.record.models import Entry
from bureau.record.services import verify_all
from inspections.models import Enterprise, EnterpriseImport
from inspections.register_file import is_code
from inspections.services import import_batch, importing
from inspections.services.import_batch import settle
from inspections.tests import factories as make

HEAD = ["统一社会信用代码", "企业名称", "监管类别", "乡镇", "地址", "行业", "在线监控", "总投资（元）"]


def row(n, **changes):
    usual = {
        "统一社会信用代码": make.valid_code(n),
        "企业名称": f"青禾县第{n}有限公司",
        "监管类别": "一般",
        "乡镇": "石桥镇",
        "地址": "工业路",
        "行业": "造纸和纸制品",
        "在线监控": "否",
        "总投资（元）": "1,200.5",
    }
    return [{**usual, **changes}.get(head, "") for head in HEAD]


def as_csv(rows, encoding="utf-8-sig", head=HEAD):
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return SimpleUploadedFile("名录.csv", text.getvalue().encode(encoding))


def as_xlsx(rows):
    book = Workbook()
    for cells in [HEAD, *rows]:
        book.active.append(cells)
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("名录.xlsx", target.getvalue())


def bring(cast, upload):
    return importing.upload(office=cast.bureau, actor=cast.clerk, upload=upload)


def counts(found):
    return found.created, found.updated, found.unchanged, found.failed


def report_of(found):
    with found.report.open("rb") as source:
        return list(csv.DictReader(io.StringIO(source.read().decode("utf-8-sig"))))


@pytest.mark.parametrize("make_file", [as_csv, as_xlsx, lambda rows: as_csv(rows, "gb18030")])
def test_trial_writes_nothing_and_confirming_writes(cast, make_file):
    found = bring(cast, make_file([row(1), row(2, 在线监控="是")]))
    assert found.state == "checked" and counts(found) == (2, 0, 0, 0)
    assert not Enterprise.objects.exists()
    found = importing.confirm(found=found, actor=cast.clerk)
    assert found.state == "applied"
    firm = Enterprise.objects.get(code=make.valid_code(2))
    assert (firm.online_monitoring, firm.industry, str(firm.investment)) == (True, "paper", "1200.50")
    assert firm.initials.startswith("qhxd2yxgs")


def test_repeated_import_updates_and_never_doubles(cast):
    importing.confirm(found=bring(cast, as_csv([row(1), row(2)])), actor=cast.clerk)
    again = importing.confirm(
        found=bring(cast, as_csv([row(1), row(2, 乡镇="柳溪镇"), row(3)])), actor=cast.clerk
    )
    assert counts(again) == (1, 1, 1, 0)
    assert Enterprise.objects.count() == 3
    assert [line["说明"] for line in report_of(again)] == ["", "更新 乡镇", ""]


def test_empty_cell_leaves_what_is_stored(cast):
    firm = make.EnterpriseFactory(code=make.valid_code(1), short_name="老名", industry="food")
    importing.confirm(found=bring(cast, as_csv([row(1, 行业="", **{"总投资（元）": ""})])), actor=cast.clerk)
    firm.refresh_from_db()
    assert (firm.short_name, firm.industry, firm.investment) == ("老名", "food", None)


def test_every_faulty_row_says_why_and_comes_back_whole(cast):
    rows = [
        row(1),
        row(2, 统一社会信用代码="91990726MA0000000X"),
        row(3, 监管类别="其它"),
        row(4, 企业名称=""),
        row(1),
        row(5, 在线监控="也许"),
        row(6, **{"总投资（元）": "很多"}),
    ]
    found = importing.confirm(found=bring(cast, as_csv(rows)), actor=cast.clerk)
    assert counts(found) == (1, 0, 0, 6)
    why = [line["说明"] for line in report_of(found) if line["结果"] == "错误"]
    for words, text in zip(
        ["校验位", "监管类别“其它”", "缺企业名称", "与第 2 行", "应填是或否", "不是金额"], why, strict=True
    ):
        assert words in text
    assert [problem["row"] for problem in found.problems] == [3, 4, 5, 6, 7, 8]
    mended = [[line[head] for head in HEAD] for line in report_of(found)]
    mended[2][2] = "一般"
    again = importing.confirm(found=bring(cast, as_csv(mended)), actor=cast.clerk)
    assert again.created == 1 and Enterprise.objects.count() == 2


def test_enterprise_of_another_bureau_is_not_touched(cast):
    make.EnterpriseFactory(code=make.valid_code(1), office=cast.outsider.office, town="云泽镇")
    found = importing.confirm(found=bring(cast, as_csv([row(1)])), actor=cast.clerk)
    assert counts(found) == (0, 0, 0, 1) and "其他机构" in found.problems[0]["why"]
    assert Enterprise.objects.get().town == "云泽镇"


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (lambda: SimpleUploadedFile("a.xlsx", b"not a workbook"), "不是可读取的 XLSX"),
        (lambda: SimpleUploadedFile("a.csv", b"\xff\xff\x00\x80"), "编码不能识别"),
        (lambda: as_csv([], head=["企业名称"]), "表头缺 统一社会信用代码"),
        (lambda: SimpleUploadedFile("a.csv", b"\n"), "表头缺"),
    ],
)
def test_unreadable_file_says_what_to_do(cast, upload, words):
    found = bring(cast, upload())
    assert found.state == "failed" and words in found.error


def test_long_file_goes_to_a_worker(cast, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(importing, "IN_BACKGROUND", 300)
    with django_capture_on_commit_callbacks(execute=True):
        found = bring(cast, as_csv([row(n) for n in range(5)]))
        assert found.state == "checking" and found.job
    found.refresh_from_db()
    assert found.state == "checked" and found.job.state == "ready"
    with django_capture_on_commit_callbacks(execute=True):
        importing.confirm(found=found, actor=cast.clerk)
    assert Enterprise.objects.count() == 5 and Job.objects.count() == 2
    importing.work(EnterpriseImport.objects.get())
    assert Enterprise.objects.count() == 5, "done again it changes nothing"


def test_import_in_the_browser(cast, signed_in):
    client = signed_in(cast.clerk)
    sent = client.post(reverse("inspections:import-new"), {"file": as_csv([row(1), row(2, 企业名称="")])})
    found = EnterpriseImport.objects.get()
    assert sent.url == reverse("inspections:import", args=[found.pk])
    page = client.get(sent.url).content.decode()
    assert "缺企业名称" in page and "导入无错的行" in page
    report = client.get(reverse("inspections:import-report", args=[found.pk]))
    assert "缺企业名称" in b"".join(report.streaming_content).decode()
    assert client.post(reverse("inspections:import-confirm", args=[found.pk])).status_code == 302
    assert Enterprise.objects.count() == 1
    assert signed_in(cast.outsider).get(sent.url).status_code == 403
    refused = client.post(reverse("inspections:import-new"), {"file": SimpleUploadedFile("a.pdf", b"x")})
    assert refused.status_code == 422 and "不是 XLSX 或 CSV" in refused.content.decode()


def test_what_an_import_changes_goes_into_history_and_record(cast):
    importing.confirm(found=bring(cast, as_csv([row(1), row(2)])), actor=cast.clerk)
    importing.confirm(
        found=bring(cast, as_csv([row(1, 企业名称="青禾县新名有限公司"), row(2)])), actor=cast.clerk
    )
    firm = Enterprise.objects.get(code=make.valid_code(1))
    change = firm.changes.get()
    assert (change.field, change.before, change.after) == ("name", "青禾县第1有限公司", "青禾县新名有限公司")
    assert change.reason == "导入 名录.csv" and change.by == cast.clerk
    assert firm.initials.startswith("qhxd1yxgs qhxxmyxgs"), "the short name stays, the new full name is found"
    verbs = list(Entry.objects.of(firm).values_list("verb", "note"))
    assert verbs == [("register", "导入 名录.csv"), ("update", "导入 名录.csv")]
    assert not list(verify_all())


def test_a_run_that_was_cut_off_goes_on_after_its_last_batch(cast, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    found = bring(cast, as_csv([row(1), row(2), row(3), row(4, 企业名称=""), row(5)]))
    importing.reset(found)

    def dies(found, batch, *, writing):
        if found.reached:
            raise MemoryError
        settle(found, batch, writing=writing)

    monkeypatch.setattr(importing, "settle", dies)
    with pytest.raises(MemoryError):
        importing.work(EnterpriseImport.objects.get(pk=found.pk))
    assert Enterprise.objects.count() == 2
    monkeypatch.setattr(importing, "settle", settle)
    again = EnterpriseImport.objects.get(pk=found.pk)
    assert (again.state, again.reached, again.created) == ("applying", 3, 2)
    importing.work(again)
    assert counts(again) == (4, 0, 0, 1) and again.rows == 5 and Enterprise.objects.count() == 4
    assert [line["行号"] for line in report_of(again)] == ["2", "3", "4", "5", "6"]
    assert not again.parts.exists() and Entry.objects.filter(verb="register").count() == 4


def test_two_workers_do_not_do_the_same_batch(cast, monkeypatch):
    found = bring(cast, as_csv([row(1)]))
    importing.reset(found)
    late = EnterpriseImport.objects.get(pk=found.pk)
    importing.work(found)
    importing.work(late)
    assert late.state == "applied" and counts(late) == (1, 0, 0, 0) and Enterprise.objects.count() == 1


def test_a_run_that_gave_up_is_taken_up_by_hand(cast, signed_in, django_capture_on_commit_callbacks):
    found = bring(cast, as_csv([row(1), row(2)]))
    importing.reset(found)
    found.job = Job.objects.create(kind="inspections.import", state="failed", error="工作进程三次中断")
    found.save()
    client = signed_in(cast.clerk)
    page = client.get(reverse("inspections:import", args=[found.pk])).content.decode()
    assert "从中断处继续" in page and "三次中断" in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("inspections:import-resume", args=[found.pk]))
    assert Enterprise.objects.count() == 2
    again = client.post(reverse("inspections:import-resume", args=[found.pk]), follow=True)
    assert "没有继续" in again.content.decode()


def test_faulty_rows_come_as_a_file_of_their_own(cast, signed_in):
    client = signed_in(cast.clerk)
    found = bring(
        cast, as_csv([row(1), row(2, 企业名称=""), row(3, 地址="路" * 161), row(4, **{"总投资（元）": "-1"})])
    )
    address = reverse("inspections:import-faults", args=[found.pk])
    text = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    why = [line["说明"] for line in csv.DictReader(io.StringIO(text))]
    assert why[:2] == ["缺企业名称", "地址超过 160 字"] and "总投资" in why[2]
    clean = bring(cast, as_csv([row(1)]))
    assert client.get(reverse("inspections:import-faults", args=[clean.pk])).status_code == 404


def test_a_row_of_a_merged_entry_says_which_code_to_use(cast):
    winner = make.EnterpriseFactory(code=make.valid_code(2))
    make.EnterpriseFactory(code=make.valid_code(1), active=False, merged_into=winner)
    found = bring(cast, as_csv([row(1)]))
    assert counts(found) == (0, 0, 0, 1) and winner.code in found.problems[0]["why"]


def test_a_cell_far_out_is_refused_before_the_sheet_is_laid_out(cast):
    book = Workbook()
    book.active.append(HEAD)
    book.active["XFD1048576"] = "x"
    target = io.BytesIO()
    book.save(target)
    found = bring(cast, SimpleUploadedFile("远.xlsx", target.getvalue()))
    assert found.state == "failed" and "Z 列以外" in found.error


@pytest.mark.parametrize(("rows", "cells"), [(3, 60), (200_002, 1)])
def test_cells_that_do_not_say_their_place_are_counted(cast, rows, cells):
    """A short file of cells without references lays out as large a sheet as one that names the last corner."""
    wide = f"<row>{'<c><v>1</v></c>' * cells}</row>"
    sheet = io.BytesIO()
    with (
        zipfile.ZipFile(as_xlsx([row(1)]).file) as old,
        zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", f"{wide * rows}</sheetData>".encode())
            new.writestr(part, content)
    found = bring(cast, SimpleUploadedFile("宽.xlsx", sheet.getvalue()))
    assert found.state == "failed" and "Z 列以外" in found.error


def test_a_workbook_damaged_on_its_way_fails_in_words(cast):
    """One byte of the package is turned over after the other: packed content, names of parts, directory."""
    whole = as_xlsx([row(n) for n in range(30)]).read()
    states = set()
    for place in range(30, len(whole), len(whole) // 60):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        found = bring(cast, SimpleUploadedFile("坏.xlsx", bytes(broken)))
        states.add(found.state)
        assert found.state == "checked" or found.error.endswith("。")
    assert states == {"checked", "failed"}


def test_statements_do_not_grow_with_the_rows(cast, django_assert_max_num_queries):
    found = bring(cast, as_csv([row(n) for n in range(40)]))
    importing.reset(found)
    with django_assert_max_num_queries(40):
        importing.work(found)
    assert Enterprise.objects.count() == 40


def test_an_enterprise_registered_meanwhile_is_updated_not_doubled(cast, monkeypatch):
    """Between looking and writing somebody registers one of the enterprises: the batch is tried again."""
    found = bring(cast, as_csv([row(1), row(2)]))
    importing.reset(found)
    tried = []

    def meanwhile(batch, writing, known=import_batch._known):
        answer = known(batch, writing)
        if not tried:
            tried.append(1)
            raise IntegrityError("duplicate key value violates unique constraint")
        return answer

    monkeypatch.setattr(import_batch, "_known", meanwhile)
    importing.work(found)
    assert counts(found) == (2, 0, 0, 0) and Enterprise.objects.count() == 2


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=16, max_size=19), st.integers(0, 10**6))
def test_codes_are_judged_as_the_form_judges_them(text, n):
    right = make.valid_code(n)
    for code in (text, right, text[:8] + right[8:], right[:17] + text[:1]):
        assert is_code(code) == uscc.is_valid(code), code


def test_the_page_says_what_a_table_holds_and_leads_back_to_earlier_imports(cast, signed_in):
    client, page = signed_in(cast.clerk), reverse("inspections:import-new")
    assert "还没有导入过" in client.get(page).content.decode()
    bad = SimpleUploadedFile("名录.xlsx", b"no workbook")
    answer = client.post(page, {"file": bad}, follow=True).content.decode()
    assert "已收到文件，不能读取" in answer and "已核对" not in answer
    assert "已核对，尚未写入" in client.post(page, {"file": as_csv([row(1)])}, follow=True).content.decode()
    words = client.get(page).content.decode()
    found = EnterpriseImport.objects.latest("pk")
    assert reverse("inspections:import", args=[found.pk]) in words and "重点、特殊、一般" in words
    assert "没有选择文件。" in client.post(page, {"sent": "1"}).content.decode()


def test_the_blank_table_is_one_the_import_reads(cast, signed_in):
    answer = signed_in(cast.clerk).get(reverse("inspections:import-blank"))
    blank = SimpleUploadedFile("模板.xlsx", b"".join(answer.streaming_content))
    found = bring(cast, blank)
    assert (found.state, found.rows) == ("checked", 0)
