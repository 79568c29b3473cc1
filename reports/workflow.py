"""The way of an annual report: written, submitted, approved (figures frozen), published; back with a reason."""

from bureau.documents.models import IssuedDocument
from bureau.staff.roles import Role
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Transition, Workflow
from reports import doubts, manuscript
from reports.documents import ANNUAL_REPORT
from reports.models import AnnualReport

State = AnnualReport.State
ARTICLE = "法治政府建设与责任落实督察工作规定 第24条"


def sections_written(report, context):
    """Every section has text, and every token in it names a figure."""
    found = []
    for section in report.sections.all():
        if not section.text.strip():
            found.append(
                Refusal(
                    f"“{section.heading}”还没有写。",
                    ARTICLE,
                    f"{report.get_absolute_url()}?section={section.key}",
                    "去写",
                )
            )
        found += [
            Refusal(
                f"“{section.heading}”：{fault}",
                "",
                f"{report.get_absolute_url()}?section={section.key}",
                "去改",
            )
            for fault in manuscript.faults(section.text)
        ]
    return found


def year_over(report, context):
    """A year that still runs has no final figures."""
    if context.on.year <= report.year:
        return Refusal(f"{report.year} 年尚未结束，数字要到 12 月 31 日后才完整。")
    return None


def doubts_answered(report, context):
    """Every doubtful record is mended, or its reason is written down."""
    open_doubts = doubts.open_of(report)
    if not open_doubts:
        return None
    return Refusal(
        f"还有 {len(open_doubts)} 条存疑记录没有补正，也没有写明理由。",
        "",
        f"{report.get_absolute_url()}#doubts",
        "逐条处理",
    )


def another_person(report, context):
    """Who submitted the report does not approve it."""
    if report.submitted_by_id == context.actor.pk:
        return Refusal("报送人不能审定自己报送的报告，须由另一人审定。")
    return None


def final_pdf_ready(report, context):
    """What is published is a file that exists."""
    final = IssuedDocument.objects.of(report).of_type(ANNUAL_REPORT).standing()
    if final.filter(state=IssuedDocument.State.READY).exists():
        return None
    return Refusal("审定稿的 PDF 还没有生成。", "", f"{report.get_absolute_url()}#pdf", "查看进度")


def reason_given(report, context):
    """Going back needs a reason that enters the process record."""
    if "reason" in context.data and not context.data["reason"].strip():
        return Refusal("缺退回或撤回的理由。请写明，理由将记入过程记录。")
    return None


def due_on(year: int, office):
    """The day by which the report on `year` must have gone up."""
    return timelimits.yearly("report.ruleoflaw", year + 1, office=office)


WORKFLOW = Workflow(
    states=State,
    transitions=[
        Transition(
            "submit",
            "送审定",
            (State.DRAFTING,),
            State.SUBMITTED,
            (Role.CLERK,),
            guards=(year_over, sections_written, doubts_answered),
            legal=False,
        ),
        Transition(
            "approve",
            "审定并冻结数字",
            (State.SUBMITTED,),
            State.APPROVED,
            (Role.REVIEWER, Role.LEADER),
            guards=(year_over, another_person, sections_written, doubts_answered),
            article=ARTICLE,
        ),
        Transition(
            "send_back",
            "退回修改",
            (State.SUBMITTED,),
            State.DRAFTING,
            (Role.REVIEWER, Role.LEADER),
            guards=(reason_given,),
            legal=False,
        ),
        Transition(
            "recall",
            "撤回修改",
            (State.SUBMITTED,),
            State.DRAFTING,
            (Role.CLERK,),
            guards=(reason_given,),
            legal=False,
        ),
        Transition(
            "withdraw",
            "撤销审定",
            (State.APPROVED,),
            State.DRAFTING,
            (Role.LEADER,),
            guards=(reason_given,),
            danger=True,
        ),
        Transition(
            "publish",
            "公开",
            (State.APPROVED,),
            State.PUBLISHED,
            (Role.CLERK,),
            guards=(final_pdf_ready,),
            article=ARTICLE,
        ),
        Transition(
            "retract",
            "撤回公开",
            (State.PUBLISHED,),
            State.APPROVED,
            (Role.CLERK,),
            guards=(reason_given,),
            danger=True,
        ),
    ],
)
