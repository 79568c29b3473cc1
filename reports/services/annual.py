"""Verbs of the annual report."""

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.staff.models import Office
from reports import doubts, manuscript
from reports.figures import freezing
from reports.models import AnnualReport, DoubtAnswer, ReportSection
from reports.services import publishing
from reports.workflow import WORKFLOW, due_on

FIRST_YEAR = 2000


@transaction.atomic
def draft(*, year: int, office: Office, actor) -> AnnualReport:
    """A new report with the default manuscript. ValidationError if the year cannot be or the report exists."""
    if not FIRST_YEAR <= year <= today().year:
        raise ValidationError(f"没有建立：{year} 年度不在可编写的范围（{FIRST_YEAR} 至 {today().year}）。")
    if AnnualReport.objects.filter(office=office, year=year).exists():
        raise ValidationError(f"没有建立：{year} 年度报告已在编写。请从列表打开。")
    report = AnnualReport.objects.create(
        office=office,
        year=year,
        state=AnnualReport.State.DRAFTING,
        created_by=actor,
        next_due_on=due_on(year, office),
        next_due_label="上报年度报告",
    )
    ReportSection.objects.bulk_create(
        ReportSection(report=report, updated_by=actor, **section)
        for section in manuscript.default_sections(year)
    )
    record.append(report, actor=actor, verb="draft", label=f"建立 {report.title}")
    return report


@transaction.atomic
def save_section(*, report: AnnualReport, key: str, text: str, actor) -> ReportSection:
    """Saves the text of a section. ValidationError with every fault of its tokens, or if the report is not open."""
    report = AnnualReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not report.is_open:
        raise ValidationError(
            f"没有保存：报告为“{report.get_state_display()}”，编写中才能修改。请先退回或撤回。"
        )
    text = text.replace("\r\n", "\n").strip()
    if found := manuscript.faults(text):
        raise ValidationError(found)
    section = report.sections.get(key=key)
    if section.text != text:
        before, section.text, section.updated_by = section.text, text, actor
        section.save()
        record.append(
            report,
            actor=actor,
            verb="save_section",
            label=f"修改“{section.heading}”",
            data={"before": before, "after": text},
        )
    return section


@transaction.atomic
def address(*, report: AnnualReport, addressee: str, copies_to: str, actor) -> None:
    """Sets whom the report goes to. ValidationError if the report is not open."""
    if not report.is_open:
        raise ValidationError(f"没有保存：报告为“{report.get_state_display()}”，编写中才能修改。")
    report.addressee, report.copies_to = addressee, copies_to
    report.save(update_fields=["addressee", "copies_to"])
    record.append(
        report,
        actor=actor,
        verb="address",
        label="修改主送、抄送",
        data={"addressee": addressee, "copies_to": copies_to},
    )


@transaction.atomic
def restore_section(*, report: AnnualReport, key: str, actor) -> ReportSection:
    """Puts a section back to the default manuscript."""
    default = {s["key"]: s["text"] for s in manuscript.default_sections(report.year)}
    return save_section(report=report, key=key, text=default[key], actor=actor)


@transaction.atomic
def explain_doubt(*, report: AnnualReport, kind: str, row: str, reason: str, actor) -> DoubtAnswer:
    """Writes down why a doubtful record stands. ValidationError if it is not on the list or the report not open."""
    if not report.is_open:
        raise ValidationError(f"没有保存：报告为“{report.get_state_display()}”，编写中才能说明存疑记录。")
    if not reason.strip():
        raise ValidationError("没有保存：缺说明。请写明这条记录为何不能补正。")
    if not any(d.kind.key == kind and d.row == row for d in doubts.of(report)):
        raise ValidationError("没有保存：这条记录已不在存疑之列。")
    answer, _ = DoubtAnswer.objects.update_or_create(
        report=report, kind=kind, row=row, defaults={"reason": reason.strip()[:300], "by": actor}
    )
    record.append(
        report,
        actor=actor,
        verb="explain_doubt",
        label="说明存疑记录",
        data={"row": row, "kind": kind},
        note=answer.reason,
    )
    return answer


def submit(*, report: AnnualReport, actor) -> None:
    """Sends the draft up for approval. Raises Refused."""
    with WORKFLOW.step(report, "submit", actor=actor) as row:
        row.submitted_by, row.submitted_on = actor, today()


def approve(*, report: AnnualReport, actor) -> AnnualReport:
    """Approves: freezes every figure with the digest of its rows, numbers the paper. Raises Refused."""
    with WORKFLOW.step(report, "approve", actor=actor) as row:
        row.rounds += 1
        row.figures_digest = freezing.freeze(row)
        row.is_frozen, row.approved_by, row.approved_on = True, actor, today()
        record.append(
            row,
            actor=actor,
            verb="freeze",
            label="冻结数字",
            legal=True,
            data={"round": row.rounds, "digest": row.figures_digest},
        )
        publishing.issue_final(row, actor=actor)
    return row


def _reopen(report, name: str, actor, reason: str) -> None:
    with WORKFLOW.step(report, name, actor=actor, data={"reason": reason}, note=reason) as row:
        publishing.void_final(row, actor=actor, reason=reason)
        row.is_frozen = False
        row.submitted_by = row.submitted_on = row.approved_by = row.approved_on = row.published_on = None


def send_back(*, report: AnnualReport, actor, reason: str) -> None:
    """Returns a submitted report to its writer. Raises Refused."""
    _reopen(report, "send_back", actor, reason)


def recall(*, report: AnnualReport, actor, reason: str) -> None:
    """The writer takes a submitted report back. Raises Refused."""
    _reopen(report, "recall", actor, reason)


def withdraw(*, report: AnnualReport, actor, reason: str) -> None:
    """Cancels an approval; the frozen figures of that round stay on record. Raises Refused."""
    _reopen(report, "withdraw", actor, reason)


@transaction.atomic
def publish(*, report: AnnualReport, actor) -> None:
    """Puts the approved report on the public site, words and file as approved. Raises Refused."""
    with WORKFLOW.step(report, "publish", actor=actor) as row:
        row.published_on = today()
        publishing.publish(row, actor=actor)


@transaction.atomic
def retract(*, report: AnnualReport, actor, reason: str) -> None:
    """Takes the report off the public site; the reason is public. Raises Refused."""
    with WORKFLOW.step(report, "retract", actor=actor, data={"reason": reason}, note=reason) as row:
        row.published_on = None
        publishing.retract(row, actor=actor, reason=reason)
