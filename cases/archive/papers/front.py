"""What cover and backing sheet of a volume say, and its pieces as the binder wants them."""

from bureau.documents.chinese import date_text
from bureau.documents.models import IssuedDocument
from bureau.documents.volume.parts import Front, Part
from bureau.law.services import issuing_organ
from cases.archive.models.archive import ArchiveItem, ArchiveVolume
from cases.wording.approvals import day_or_blank
from cases.wording.outcome import outcome

HEADING = "行政处罚案卷"


def front_of(volume: ArchiveVolume) -> Front:
    """Cover and backing sheet of one half."""
    archive = volume.archive
    case, decision = archive.case, getattr(archive.case, "decision", None)
    result = outcome(decision) or case.end_reason or case.get_state_display()
    return Front(
        organ=issuing_organ(archive.archived_on).name,
        heading=HEADING,
        half=volume.get_half_display() + (f"·补充卷{archive.supplement}" if archive.supplement else ""),
        title=archive.title,
        number=archive.number,
        facts=(
            (("当事人", case.party_name),),
            (("案由", case.violation.name),),
            (("立案号", case.number), ("决定书文号", decision.document.number if decision else "")),
            (("立案日期", day_or_blank(case.filed_on)), ("结案日期", day_or_blank(case.closed_on))),
            (("处理结果", result),),
            (
                ("承办人", f"{case.handler.name}、{case.co_handler.name}"),
                ("归档日期", date_text(archive.archived_on)),
            ),
            (("保管期限", archive.get_retention_display()), ("卷别", volume.get_half_display())),
        ),
        remarks="\n".join(_remarks(volume)),
        people=(
            ("立卷人", archive.requested_by.name),
            ("检查人", archive.confirmed_by.name),
            ("立卷时间", date_text(archive.archived_on)),
        ),
    )


def part_of(item: ArchiveItem) -> Part:
    """A piece with its file, wherever it lies."""
    line = {
        "title": item.title,
        "number": item.number,
        "on": item.on,
        "author": item.author,
        "note": item.note,
        "facts": tuple(tuple(fact) for fact in item.facts),
    }
    if item.document_id:
        return _of_document(item.document, line)
    if item.file_id:
        return _of_file(item.file, line)
    return Part(**line, kept="纸质或者实物原件，由承办机构保管")


def _of_document(document: IssuedDocument, line) -> Part:
    return Part(
        **line,
        path=document.file.path if document.file else None,
        sha256=document.sha256,
        name=document.file_name,
        kept=f"文书库，编号 {document.pk}",
    )


def _of_file(stored, line) -> Part:
    return Part(
        **line,
        path=stored.file.path,
        content_type=stored.content_type,
        sha256=stored.sha256,
        name=stored.name,
        size=stored.size,
        kept=f"执法系统文件库，编号 {stored.pk}",
    )


def _remarks(volume):
    archive = volume.archive
    if archive.supplement:
        yield f"本卷为补充卷。补充理由：{archive.reason}"
    if archive.remarks:
        yield archive.remarks
    for item in archive.items.filter(left_out=True, usual_half=volume.half):
        yield f"“{item.title}”不编入：{item.reason}。"
    for item in archive.items.filter(left_out=False, usual_half=volume.half).exclude(half=volume.half):
        yield f"“{item.title}”移入{item.get_half_display()}：{item.reason}。"
    # What 副卷 holds is said in 副卷 only.
