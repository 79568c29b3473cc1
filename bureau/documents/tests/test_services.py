"""Issuing, previewing, voiding."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from bureau.documents import services
from bureau.documents.codes import clean_code
from bureau.documents.freezing import NotFreezable
from bureau.documents.models import Counter, IssuedDocument
from bureau.jobs.models import Job
from bureau.record.models import Entry

State = IssuedDocument.State


def test_issuing_numbers_freezes_and_queues(issue, organ, bureau):
    document = issue()
    assert document.number == f"{organ.prefix}试报〔2026〕1号"
    assert (document.sequence, document.year, document.title) == (1, 2026, "试验报告")
    assert document.state == State.QUEUED
    assert clean_code(document.verify_code) == document.verify_code
    assert document.context["organ"]["name"] == organ.name
    assert document.context["paper"]["verify_url"].endswith(f"/verify/{document.verify_code}")
    assert document.job.kind == "documents.render"
    assert list(IssuedDocument.objects.of(bureau)) == [document]


def test_numbers_run_by_kind_and_year(issue):
    form = {"fields": [], "opinions": []}
    sequences = [
        issue().sequence,
        issue().sequence,
        issue("test.form", form).sequence,
        issue(on=date(2027, 1, 4)).sequence,
        issue().sequence,
    ]
    assert sequences == [1, 2, 1, 1, 3]


def test_an_unnumbered_kind_takes_no_number(issue):
    documents = [issue("test.proof", {}) for _ in range(2)]
    assert [(d.number, d.sequence) for d in documents] == [("", None)] * 2
    assert not Counter.objects.filter(doc_type="test.proof").exists()


def test_a_number_rolled_back_goes_to_the_next(issue):
    issue()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert issue().sequence == 2
        raise ZeroDivisionError
    assert issue().sequence == 2


def test_an_unfit_context_takes_no_number(issue, letter):
    with pytest.raises(NotFreezable):
        issue(context=letter | {"share": 0.5})
    with pytest.raises(ValueError, match="paper"):
        issue(context=letter | {"paper": {}})
    assert issue().sequence == 1


def test_a_renamed_organ_with_the_same_prefix_runs_on(issue, organ, bureau, letter):
    issue(), issue()
    old = type(organ).objects.get(pk=organ.pk)
    organ.pk, organ._state.adding, organ.code = None, True, "renamed"
    organ.name = organ.seal_name = "澜州市生态环境局青禾新区分局"
    organ.effective_from = date(2026, 11, 1)
    organ.save()
    document = services.issue(
        bureau, "test.letter", actor=None, on=date(2026, 12, 1), context=letter, organ=organ
    )
    assert document.sequence == 3
    late = services.issue(bureau, "test.letter", actor=None, on=date(2026, 10, 1), context=letter, organ=old)
    assert late.sequence == 4


def test_a_thing_without_a_paper_takes_its_number_from_the_same_counters(organ):
    numbers = [
        services.take_number(organ=organ, key="test.clue", word="线", on=date(2026, 1, 5)) for _ in range(2)
    ]
    assert numbers == [f"{organ.prefix}线〔2026〕1号", f"{organ.prefix}线〔2026〕2号"]


def test_a_preview_stores_nothing_and_says_so(organ, letter):
    content = services.preview("test.letter", letter, organ=organ, on=date(2026, 11, 23))
    assert content.startswith(b"%PDF")
    assert not IssuedDocument.objects.exists() and not Counter.objects.exists() and not Job.objects.exists()


def test_money_and_dates_survive_freezing(issue, letter):
    document = issue(context=letter | {"fine": Decimal("30000.00"), "served": date(2026, 11, 24)})
    document.refresh_from_db()
    assert document.context["fine"] == {"$decimal": "30000.00"}


def test_voiding_keeps_the_number_and_enters_the_record(issue, bureau):
    document = issue()
    services.void(document, actor=None, reason="  当事人名称有误，另行制发 ")
    document.refresh_from_db()
    assert document.is_void and document.void_reason == "当事人名称有误，另行制发"
    assert issue().sequence == 2
    entry = Entry.objects.of(bureau).get(verb="void_document")
    assert entry.legal and entry.data["number"] == document.number
    assert list(IssuedDocument.objects.standing().values_list("sequence", flat=True)) == [2]


def test_voiding_twice_or_without_reason_is_refused(issue):
    document = issue()
    with pytest.raises(ValueError):
        services.void(document, actor=None, reason=" ")
    services.void(document, actor=None, reason="重复制发")
    with pytest.raises(services.AlreadyVoid):
        services.void(document, actor=None, reason="重复制发")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"sequence": 1, "number": "另号"}, "documents_issued_sequence|UNIQUE"),
        ({"sequence": 9}, "documents_issued_number|UNIQUE"),
        ({"number": ""}, "documents_issued_number_and_sequence"),
        ({"sequence": None}, "documents_issued_number_and_sequence"),
        ({"state": State.READY}, "documents_issued_ready_has_file"),
        ({"state": State.FAILED}, "documents_issued_failed_says_why"),
        ({"void_reason": "无时间"}, "documents_issued_void_reason"),
    ],
)
def test_the_database_keeps_the_rules(issue, change, rule):
    first, second = issue(), issue()
    if "sequence" in change and change["sequence"] == 9:
        change = change | {"number": first.number}
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        IssuedDocument.objects.filter(pk=second.pk).update(**change)
