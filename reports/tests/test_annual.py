"""The annual report from draft to publication: roles, refusals, freezing, differences, PDF, lost workers."""

import hashlib
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from bureau.documents.models import IssuedDocument
from bureau.jobs import services as jobs
from bureau.jobs.models import Job
from bureau.jobs.services import sweep
from bureau.record.services import verify_all
from bureau.staff.models import RoleGrant
from bureau.workflow import Refused
from publicity.models import Publication
from publicity.tests.factories import CampaignFactory
from reports import doubts, tasks
from reports.figures import freezing
from reports.models import AnnualReport, Rendering, ReportFigure
from reports.services import annual, publishing, rendering
from reports.tests import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(cast):
    """A small year: three cases, one decision."""
    made = [rows.case(cast, date(2021, m, 5)) for m in (2, 5, 9)]
    rows.decision(made[0], date(2021, 4, 1), cast.leader, fine="200000")
    CampaignFactory(clerk=cast.clerk, of_2021=True)
    return made


@pytest.fixture
def report(cast, records):
    return annual.draft(year=2021, office=cast.bureau, actor=cast.clerk)


def explain_all(report, clerk):
    for doubt in doubts.open_of(report):
        annual.explain_doubt(
            report=report, kind=doubt.kind.key, row=doubt.row, reason="当年纸质办理，原件在档", actor=clerk
        )


@pytest.fixture
def approved(cast, report):
    explain_all(report, cast.clerk)
    annual.submit(report=report, actor=cast.clerk)
    annual.approve(report=report, actor=cast.leader)
    report.refresh_from_db()
    return report


@pytest.fixture
def printed(approved):
    """The approved copy with its file."""
    jobs.run_now(publishing.final_of(approved).job)
    return publishing.final_of(approved)


def test_a_draft_has_the_four_parts_and_its_due_date(report):
    assert [s.part for s in report.sections.all()] == [0, 1, 1, 1, 1, 1, 2, 3, 4]
    assert report.next_due_on == date(2022, 3, 1)


@pytest.mark.parametrize("year", [1999, 2030])
def test_years_that_cannot_be(cast, year):
    with pytest.raises(ValidationError, match="不在可编写的范围"):
        annual.draft(year=year, office=cast.bureau, actor=cast.clerk)


def test_one_report_a_year(cast, report):
    with pytest.raises(ValidationError, match="已在编写"):
        annual.draft(year=2021, office=cast.bureau, actor=cast.clerk)


def test_text_is_saved_with_its_history_and_wrong_tokens_are_refused(cast, report):
    annual.save_section(report=report, key="enforcement", text="立案 {{cases_filed}}。", actor=cast.clerk)
    with pytest.raises(ValidationError) as refused:
        annual.save_section(
            report=report, key="enforcement", text="立案 {{cases_file}}，{{x}}。", actor=cast.clerk
        )
    assert len(refused.value.messages) == 2
    assert report.sections.get(key="enforcement").text == "立案 {{cases_filed}}。"
    assert list(verify_all()) == []


def test_doubts_block_submitting_until_explained(cast, report):
    found = doubts.open_of(report)
    assert {d.kind.key for d in found} == {"decision_receipt", "notice_unserved"}
    with pytest.raises(Refused) as refused:
        annual.submit(report=report, actor=cast.clerk)
    assert "2 条存疑记录" in str(refused.value)
    with pytest.raises(ValidationError, match="缺说明"):
        annual.explain_doubt(
            report=report, kind=found[0].kind.key, row=found[0].row, reason=" ", actor=cast.clerk
        )
    with pytest.raises(ValidationError, match="已不在存疑之列"):
        annual.explain_doubt(
            report=report, kind="decision_receipt", row="cases.decision:0", reason="x", actor=cast.clerk
        )
    explain_all(report, cast.clerk)
    annual.submit(report=report, actor=cast.clerk)
    report.refresh_from_db()
    assert report.state == AnnualReport.State.SUBMITTED


def test_a_mended_record_leaves_the_list(cast, report):
    rows.PriorNotice.objects.update(
        served_on=date(2021, 3, 20), defence_until=date(2021, 3, 27), earliest_decision_on=date(2021, 3, 28)
    )
    assert {d.kind.key for d in doubts.open_of(report)} == {"decision_receipt"}


@pytest.mark.parametrize(
    ("step", "people"),
    [
        (annual.submit, ("officer", "reviewer", "leader", "supervisor")),
        (annual.approve, ("officer", "clerk", "supervisor")),
    ],
)
def test_only_the_right_people(cast, report, step, people):
    for name in people:
        with pytest.raises(Refused):
            step(report=report, actor=getattr(cast, name))


def test_nobody_approves_what_he_submitted(cast, report):
    RoleGrant.objects.create(user=cast.clerk, role="leader")
    explain_all(report, cast.clerk)
    annual.submit(report=report, actor=cast.clerk)
    with pytest.raises(Refused, match="须由另一人审定"):
        annual.approve(report=report, actor=type(cast.clerk).objects.get(pk=cast.clerk.pk))


def test_a_year_that_runs_has_no_final_figures(cast):
    with time_machine.travel("2021-12-31T15:30:00Z", tick=False):  # 23:30 in Shanghai
        running = annual.draft(year=2021, office=cast.bureau, actor=cast.clerk)
        with pytest.raises(Refused, match="尚未结束"):
            annual.submit(report=running, actor=cast.clerk)
    with time_machine.travel("2021-12-31T16:00:00Z", tick=False):  # midnight
        annual.submit(report=running, actor=cast.clerk)


def test_approval_freezes_every_figure(cast, approved):
    figures = {f.key: f for f in approved.figures.filter(round=1)}
    assert figures["cases_filed"].value == 3 and figures["cases_filed"].ids_count == 3
    assert (figures["fines_total"].value, figures["fines_total"].text) == (200000, "20")
    assert approved.figures_digest == freezing.digest_of(figures.values())
    assert list(verify_all()) == []


def test_frozen_figures_stay_and_corrections_show_as_differences(cast, approved, records):
    before = list(ReportFigure.objects.order_by("pk").values())
    records[1].filed_on = date(2022, 1, 3)
    records[1].save()
    decision = records[0].decision
    decision.fine = 150000
    decision.save()
    assert list(ReportFigure.objects.order_by("pk").values()) == before
    readings = freezing.readings(approved)
    assert (readings["cases_filed"].text, readings["cases_filed"].live_text) == ("3", "2")
    assert readings["fines_total"].differs and readings["fines_total"].text == "20"
    assert not readings["campaigns"].differs


def test_a_row_exchanged_for_another_is_noticed_though_the_count_is_the_same(cast, approved, records):
    records[1].filed_on = date(2022, 1, 3)
    records[1].save()
    rows.case(cast, date(2021, 11, 11))
    reading = freezing.readings(approved)["cases_filed"]
    assert reading.text == reading.live_text and reading.rows_changed and reading.differs


def test_the_approved_paper(cast, approved, printed):
    document = printed
    assert document.state == IssuedDocument.State.READY, document.error
    with document.file.open() as file:
        text = "".join(page.extract_text() for page in PdfReader(file).pages)
    text = text.replace("\n", "")
    for words in (
        "全年立案3件",
        "罚款总额20万元",
        "签发人",
        "沈若川",
        approved.check_code,
        document.number,
        "四、2022年",
    ):
        assert words.replace(" ", "") in text.replace(" ", ""), words
    assert "{{" not in text and "〔有" not in text


def test_only_an_open_report_can_be_edited(cast, approved):
    with pytest.raises(ValidationError, match="编写中才能修改"):
        annual.save_section(report=approved, key="lead", text="改", actor=cast.clerk)
    with pytest.raises(ValidationError, match="编写中才能说明"):
        annual.explain_doubt(report=approved, kind="a", row="b", reason="c", actor=cast.clerk)


def test_withdrawing_needs_a_reason_voids_the_paper_and_keeps_the_frozen_round(cast, approved):
    with pytest.raises(Refused, match="缺退回或撤回的理由"):
        annual.withdraw(report=approved, actor=cast.leader, reason=" ")
    annual.withdraw(report=approved, actor=cast.leader, reason="漏报一件")
    approved.refresh_from_db()
    assert approved.state == AnnualReport.State.DRAFTING and not approved.is_frozen
    assert IssuedDocument.objects.of(approved).get().is_void
    assert approved.figures.filter(round=1).exists()
    annual.submit(report=approved, actor=cast.clerk)
    again = annual.approve(report=approved, actor=cast.reviewer)
    assert (
        again.rounds == 2 and again.figures.filter(round=2).count() == again.figures.filter(round=1).count()
    )


def test_publishing_needs_the_file_and_puts_the_approved_words_on_the_public_site(cast, approved, client):
    with pytest.raises(Refused, match="PDF 还没有生成"):
        annual.publish(report=approved, actor=cast.clerk)
    jobs.run_now(publishing.final_of(approved).job)
    annual.publish(report=approved, actor=cast.clerk)
    shown = client.get(reverse("public:reports")).content.decode()
    assert "2021年度法治政府建设工作情况的报告" in shown
    publication = Publication.objects.of(approved).get()
    page = client.get(reverse("public:report", args=[publication.pk])).content.decode()
    assert "全年立案3件" in page.replace(" ", "") and "{{" not in page
    sent = b"".join(client.get(reverse("public:report-file", args=[publication.pk])).streaming_content)
    assert hashlib.sha256(sent).hexdigest() == publishing.final_of(approved).sha256
    annual.retract(report=approved, actor=cast.clerk, reason="表述有误")
    approved.refresh_from_db()
    assert approved.state == AnnualReport.State.APPROVED and approved.published_on is None
    assert client.get(reverse("public:report-file", args=[publication.pk])).status_code == 410


def test_going_back(cast, report):
    explain_all(report, cast.clerk)
    annual.submit(report=report, actor=cast.clerk)
    annual.recall(report=report, actor=cast.clerk, reason="补一段")
    annual.submit(report=report, actor=cast.clerk)
    with pytest.raises(Refused):
        annual.send_back(report=report, actor=cast.clerk, reason="x")
    annual.send_back(report=report, actor=cast.reviewer, reason="数字要说明")
    report.refresh_from_db()
    assert report.state == AnnualReport.State.DRAFTING and report.submitted_by is None


def test_the_database_refuses_an_approved_report_without_frozen_figures(cast, report):
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.filter(pk=report.pk).update(state="approved")


def ask(report, actor, capture):
    with capture(execute=True):
        made = rendering.ask(report=report, actor=actor)
    made.refresh_from_db()
    return made


def test_a_draft_is_rendered_with_progress_and_kept_as_a_version(
    cast, report, django_capture_on_commit_callbacks, monkeypatch
):
    told = []
    monkeypatch.setattr(
        "bureau.jobs.runner.Run.progress", lambda run, percent, note="": told.append((percent, note))
    )
    first = ask(report, cast.clerk, django_capture_on_commit_callbacks)
    second = rendering.ask(report=report, actor=cast.clerk)
    assert first.pk != second.pk and first.is_ready and first.pages > 3
    assert [percent for percent, _ in told][:6] == [10, 35, 45, 55, 60, 90]
    assert list(report.renderings.values_list("pk", flat=True)) == [second.pk, first.pk]


def test_a_failed_rendering_says_why_and_can_be_repeated(
    cast, report, django_capture_on_commit_callbacks, monkeypatch
):
    def broken(html):
        raise tasks.RenderError("WeasyPrint cannot run here: 缺 Pango")

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "pdf_of", broken)
        made = ask(report, cast.clerk, django_capture_on_commit_callbacks)
    assert made.job.state == Job.State.FAILED and "缺 Pango" in made.job.error and "重试" in made.job.error
    with django_capture_on_commit_callbacks(execute=True):
        rendering.repeat(rendering=made)
    made.refresh_from_db()
    assert made.is_ready and made.job.state == Job.State.READY


def test_a_killed_worker_loses_nothing(cast, report, django_capture_on_commit_callbacks):
    """The row says running, nobody beats: the sweeper wakes it and the version is finished, once."""
    made = rendering.ask(report=report, actor=cast.clerk)
    stale = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=made.job_id).update(
        state=Job.State.RUNNING, started_at=stale, heartbeat_at=stale, attempts=1, progress=60
    )
    assert sweep() == 1
    made.refresh_from_db()
    assert made.is_ready and made.job.attempts == 2
    facts = (made.sha256, made.finished_at)
    tasks.render_draft(type("Run", (), {"params": {"rendering": made.pk}, "progress": lambda *a: None}))
    made.refresh_from_db()
    assert (made.sha256, made.finished_at) == facts


def test_asking_twice_while_one_is_made_gives_the_same_version(cast, report):
    assert rendering.ask(report=report, actor=cast.clerk) == rendering.ask(report=report, actor=cast.clerk)
    assert Rendering.objects.count() == 1


def command(*args):
    out = StringIO()
    call_command("annual_report", *args, stdout=out)
    return out.getvalue()


def test_the_command_makes_a_draft_and_its_pdf(cast, records, tmp_path):
    target = tmp_path / "report.pdf"
    said = command("2021", "--output", str(target))
    assert "立案" in said and "3 件" in said
    assert target.read_bytes().startswith(b"%PDF")
    assert AnnualReport.objects.get(year=2021).state == AnnualReport.State.DRAFTING


def test_the_command_prints_the_approved_copy(cast, approved, printed, tmp_path):
    target = tmp_path / "report.pdf"
    said = command("2021", "--output", str(target))
    assert approved.check_code in said
    with printed.file.open("rb") as file:
        assert target.read_bytes() == file.read()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("1990", "--output", "/tmp/x.pdf"), "不在可编写的范围"),
        (("2021", "--output", "/nowhere/at/all/x.pdf"), "目录"),
        (("2021", "--output", "/tmp/x.pdf", "--office", "没有这个局"), "没有名为"),
    ],
)
def test_the_command_says_what_is_wrong(cast, args, words):
    with pytest.raises(CommandError, match=words):
        command(*args)
