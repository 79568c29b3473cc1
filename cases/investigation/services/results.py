"""Test results against their limits (办法 第29、30、35条)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import local_day
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases.investigation.services.investigation import enter_evidence
from cases.investigation.services.officers import refuse_uncertified
from cases.models import Case, Evidence, TestReport, TestValue
from cases.workflow import CASES

_KINDS = {TestReport.Origin.AUTOMATIC: Evidence.Kind.ELECTRONIC}


@transaction.atomic
def register_result(
    *, case: Case, actor, second_collector, values, upload=None, item: Evidence | None = None, **facts
) -> TestReport:
    """A report of a laboratory, or automatic data, with its values; it becomes evidence that must be told.

    With `item` the evidence was registered before and only its origin is added. Raises Refused for a sampling that
    is not signed (fatal error 6), ValidationError for a report older than its samples.
    """
    on, sampling = facts["reported_on"], facts.get("sampling")
    _check_origin(case, sampling, on)
    lines = [TestValue(**value) for value in values]
    for line in lines:
        line.full_clean(exclude=["report"])  # amounts become decimals here
    refuse_uncertified("登记检测结果", on, actor, second_collector, case=case)
    data = {"number": facts["number"], "origin": facts["origin"]}
    with CASES.step(case, "register_result", actor=actor, on=on, data=data) as row:
        title = f"检测报告（{facts['number']}）"
        if item is None:
            stored = record.store_file(row, upload=upload, actor=actor, title=title) if upload else None
            item = enter_evidence(
                row,
                officers=(actor, second_collector),
                kind=_KINDS.get(facts["origin"], Evidence.Kind.EXPERT),
                title=title,
                obtained_on=on,
                provider=facts["laboratory"],
                proves=summary(lines)[:300],
                is_test_result=True,
                file=stored,
            )
        report = TestReport(case=row, evidence=item, **facts)
        report.full_clean(exclude=["case", "evidence"])
        report.save()
        for line in lines:
            line.report = report
        TestValue.objects.bulk_create(lines)
    return report


def summary(lines: list[TestValue]) -> str:
    """What the values prove, in a sentence."""
    told = [
        f"{line.point}{line.item} {line.value.normalize():f} {line.unit}"
        + (f"，限值 {line.limit.normalize():f}" if line.limit is not None else "")
        + (f"，超标 {line.over_by} 倍" if line.over_by else "，超标" if line.exceeds else "")
        for line in lines
    ]
    return "；".join(told) or "检测结果"


def _check_origin(case, sampling, on) -> None:
    if sampling is None:
        return
    if sampling.case_id != case.pk or not sampling.is_signed:
        text = "采样取证登记单没有签名。没有登记的采样，其检测结果不能作为证据。请先打印送签。"
        raise Refused("登记检测结果", [Refusal(text, "办法（令 30）第28条")])
    if on < local_day(sampling.started_at):
        raise ValidationError(
            {"reported_on": f"报告日期早于采样日期 {local_day(sampling.started_at)}。请核对。"}
        )
