"""Supervision from within: case-file reviews, looks at conduct, an inquiry into a fault."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bureau.dates import today
from cases.models import Accountability, Case, ConductCheck, FileReview, ReviewRound
from cases.supervision.services import accountability, case_file_review
from demo.days import office_day

Source = Accountability.Source
FAULTS = (
    ("送达回证填写", Decimal("2"), "送达回证没有填写签收人与受送达人的关系。"),
    ("证据复制件", Decimal("3"), "营业执照复印件没有注明出处。"),
    ("裁量说理", Decimal("4"), "裁量理由只列因素，没有说明与事实的关系。"),
)


def finished_round(start: date, cast, *, first: date, last: date) -> Iterator[date]:
    """Planned, drawn, every file scored and answered, told to the house."""
    yield office_day(start)
    made = _plan(cast, f"{first.year} 年行政处罚案卷评查", first, last, 3)
    yield office_day(start + timedelta(days=1))
    case_file_review.draw_round(round=made, actor=cast.fangjd)
    for n, file in enumerate(FileReview.objects.filter(round=made).order_by("pk")):
        yield office_day(start + timedelta(days=4 + 2 * n))
        _score(file, cast.fangjd, n)
    yield office_day(start + timedelta(days=14))
    for file in FileReview.objects.filter(round=made).select_related("case"):
        for finding in file.findings.all():
            case_file_review.answer_finding(
                finding=finding,
                actor=file.case.handler,
                answer="已按规范补正说明，并在承办组通报，今后逐项核对。",
            )
    yield office_day(start + timedelta(days=18))
    case_file_review.finish_round(
        round=ReviewRound.objects.get(pk=made.pk),
        actor=cast.fangjd,
        summary="抽取案卷总体规范，没有一票否决情形；主要问题是送达回证填写和裁量说理，已全部整改。",
    )


def running_round(start: date, cast, *, first: date, last: date) -> Iterator[date]:
    """Drawn, the first file scored, the others still to be read."""
    yield office_day(start)
    made = _plan(cast, f"{start.year} 年第{'一二三四'[(start.month - 1) // 3]}季度案卷抽查", first, last, 4)
    case_file_review.draw_round(round=made, actor=cast.fangjd)
    yield office_day(start + timedelta(days=4))
    _score(FileReview.objects.filter(round=made).order_by("pk").first(), cast.fangjd, 1)


def _plan(cast, title: str, first: date, last: date, sample: int) -> ReviewRound:
    return case_file_review.plan_round(
        actor=cast.fangjd,
        office=cast.bureau,
        title=title,
        closed_from=first,
        closed_to=last,
        sample=sample,
    )


def _score(file: FileReview, actor, n: int) -> None:
    """The n-th file has n of the usual small faults."""
    findings = [
        {"item": item, "points": points, "fatal": False, "text": text} for item, points, text in FAULTS[:n]
    ]
    opinion = "程序合法，证据充分。" + ("存在个别不规范之处，见扣分项。" if findings else "文书制作规范。")
    case_file_review.score_file(file=file, actor=actor, findings=findings, opinion=opinion)


def conduct(start: date, cast) -> Iterator[date]:
    """Three looks: riding along, the video of a visit, a hint from outside with what was mended."""
    yield office_day(start)
    _look(
        cast, ConductCheck.Manner.ON_SITE, (cast.chenxl, cast.zhouya), "主动出示证件，告知权利，佩戴记录仪。"
    )
    yield office_day(start + timedelta(days=9))
    case = Case.objects.filter(handler=cast.luoxj).order_by("pk").last()
    _look(
        cast,
        ConductCheck.Manner.VIDEO,
        (cast.luoxj, cast.xuwq),
        "调阅音像记录，过程完整，用语规范。",
        case=case,
    )
    yield office_day(start + timedelta(days=16))
    found = _look(
        cast,
        ConductCheck.Manner.HINT,
        (cast.jiangbn,),
        "企业反映检查时没有说明来意即要求停机，调阅记录仪属实。",
        proper=False,
        advice="检查开始须先出示证件、说明来意；需要停机的说明理由。",
    )
    yield office_day(start + timedelta(days=21))
    accountability.answer_conduct(
        check=found,
        actor=cast.jiangbn,
        answer="已向企业说明情况，组内学习执法规范用语，当事执法人员作出检讨。",
    )


def _look(cast, manner: str, officers, content: str, *, proper=True, **facts) -> ConductCheck:
    return accountability.check_conduct(
        actor=cast.fangjd,
        office=cast.bureau,
        officers=officers,
        checked_on=today(),
        manner=manner,
        content=content,
        proper=proper,
        **facts,
    )


def inquiries(start: date, cast) -> Iterator[date]:
    """One decided with education, one in which the person has been heard, one just opened."""
    yield office_day(start)
    first = _open(cast, cast.jiangbn, Source.CONDUCT, "检查时没有先说明来意即要求停机。")
    yield office_day(start + timedelta(days=3))
    first = accountability.hear_person(
        accountability=first, actor=cast.fangjd, statement="当时担心排放继续，没有按程序先说明，接受批评。"
    )
    yield office_day(start + timedelta(days=6))
    accountability.decide_fault(
        accountability=first,
        actor=cast.shenrc,
        measure=Accountability.Measure.EDUCATION,
        decision="情节轻微，没有造成损失，给予批评教育。",
    )
    yield office_day(start + timedelta(days=10))
    second = _open(cast, cast.mengyc, Source.FILE_REVIEW, "案卷评查发现采样点位记载前后不一致。")
    yield office_day(start + timedelta(days=13))
    accountability.hear_person(
        accountability=second, actor=cast.fangjd, statement="记录时混淆了两个排口编号，已核对改正。"
    )
    _open(cast, cast.qiaoym, Source.COMPLAINT, "举报人反映电话联系不上承办人，答复迟延。")


def _open(cast, person, source: str, facts: str) -> Accountability:
    return accountability.open_accountability(
        actor=cast.fangjd, office=cast.bureau, person=person, source=source, facts=facts
    )


def planned(start: date, cast, *, first: date, last: date) -> Iterator[date]:
    """A round that waits to be drawn."""
    yield office_day(start)
    _plan(cast, f"{start.year} 年重大案件案卷评查", first, last, 2)
