"""The investigation report: drafted from the records, then the handlers' own words."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.documents.chinese import date_text
from cases.models import Case, InvestigationReport, Proposal
from cases.wording.citing import cite
from cases.workflow import CASES


@transaction.atomic
def write_report(*, case: Case, actor, on: date | None = None, **parts) -> InvestigationReport:
    """Saves the parts of the report, new or changed. Issued by the end of the investigation."""
    on = on or today()
    with CASES.step(case, "write_report", actor=actor, on=on) as row:
        report = InvestigationReport.objects.filter(case=row).first() or InvestigationReport(case=row)
        for name, value in parts.items():
            setattr(report, name, value)
        report.written_by, report.written_on = actor, on
        report.full_clean(exclude=["case"])
        report.save()
    return report


def draft(case: Case) -> dict[str, str]:
    """The parts as the file gives them, for the handlers to edit."""
    proposal = getattr(case, "proposal", None)
    clue = case.clue
    days = date_text(case.act_on)
    if case.act_until and case.act_until != case.act_on:
        days += f"至{date_text(case.act_until)}"
    return {
        "source": f"{date_text(clue.received_on)}，{clue.get_source_display()}（{clue.number}）。{clue.check_result}",
        "process": _process(case),
        "fact_time": days,
        "fact_place": case.place,
        "fact_act": case.facts,
        "fact_circumstances": _circumstances(case),
        "fact_consequence": case.consequence or "没有发现造成危害后果。",
        "characterisation": f"{case.party_name}的行为构成{case.violation.name}。",
        "law": _law(proposal),
        "suggestion": _suggestion(proposal),
    }


def _process(case: Case) -> str:
    lines = [f"{date_text(case.filed_on)}立案（{case.number}）。"] if case.filed_on else []
    rows = [
        *((r.started_at, f"在{r.place}制作{r}") for r in case.scene_records.all()),
        *((r.started_at, f"制作{r}") for r in case.inquiries.all()),
        *((r.started_at, f"在{r.place}采样") for r in case.samplings.all()),
    ]
    lines += [
        f"{date_text(timezone.localdate(at))}，{text}。" for at, text in sorted(rows, key=lambda r: r[0])
    ]
    lines.append(f"共取得证据{len(case.usable_evidence)}份。")
    return "\n".join(lines)


def _circumstances(case: Case) -> str:
    standing = getattr(case, "standing", None)
    by = f"违法行为{standing.get_relation_display()}。" if standing else ""
    orders = case.orders.exclude(rechecked_on__isnull=True)
    return by + "".join(f"责令改正后复查：{o.recheck_result}" for o in orders) or "见证据。"


def _law(proposal: Proposal | None) -> str:
    if proposal is None:
        return "待提出处罚建议后填写。"
    basis = proposal.basis
    duty = f"违反{cite(basis.duty_articles)}，" if basis.duty_articles else ""
    return f"{duty}依据{cite(basis.penalty_article)}处理。{proposal.law_choice_reason}"


def _suggestion(proposal: Proposal | None) -> str:
    if proposal is None:
        return "待提出处罚建议后填写。"
    if proposal.is_exempt:
        return f"建议不予行政处罚。{proposal.reasons}"
    return f"建议罚款人民币{proposal.fine:,.2f}元。{proposal.reasons}"
