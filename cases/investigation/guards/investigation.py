"""Before an investigation ends, and who conducts it."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.models import Evidence, Proof, TestReport


def only_handlers(case, context: Context):
    """The acts of an investigation belong to its two officers."""
    if case.is_handler(context.actor):
        return None
    return Refusal(f"本案承办人是{case.handler.name}、{case.co_handler.name}，须由承办人办理。")


def judged_by(case) -> set[int]:
    """Who has reviewed, legally reviewed, chaired or voted in this case: they cannot investigate it afterwards."""
    found = {
        *case.reviews.values_list("reviewer_id", flat=True),
        *case.legal_reviews.values_list("reviewer_id", flat=True),
        *case.discussions.values_list("members", flat=True),
        *case.discussions.values_list("chair_id", flat=True),
    }
    hearing = getattr(case, "hearing", None)
    return (found | {hearing.chair_id} if hearing else found) - {None}


def handlers_have_not_judged(case, context: Context):
    """办法 第38条 the other way round: who reviewed the case does not take it over."""
    judges = judged_by(case)
    return [
        Refusal(
            f"{user.name} 已参加本案的审查、审核、听证或讨论，不得承办本案。请另行指定。",
            "办法（令 30）第38条",
        )
        for user in (context.data.get("handler"), context.data.get("co_handler"))
        if user and user.pk in judges
    ]


def scene_recorded(case, context: Context):
    """办法 第28条: a scene record or inquiry record is the core of every case."""
    kinds = {item.kind for item in case.usable_evidence}
    if not kinds:
        add = reverse("cases:evidence-add", args=[case.pk])
        return Refusal("还没有证据。事实须有证据证明。", "行政处罚法 第40条、第46条", add, "登记证据")
    if kinds.isdisjoint({Evidence.Kind.SCENE, Evidence.Kind.PARTY}):
        return Refusal(
            "缺现场检查（勘察）笔录或调查询问笔录。",
            "行政处罚法 第55条；办法（令 30）第28条",
            reverse("cases:record-add", args=[case.pk, "scene"]),
            "制作笔录",
        )
    return None


def records_signed(case, context: Context):
    """办法 第28条: a record that is neither signed nor marked as refused proves nothing."""
    rows = (
        ("scene", case.scene_records.filter(signing="")),
        ("inquiry", case.inquiries.filter(signing="")),
        ("sampling", case.samplings.filter(signing="")),
    )
    return [
        Refusal(
            f"{record}（{record.started_at:%m-%d}）没有签名。请打印送签并上传签名页，或删去草稿。",
            "办法（令 30）第28条",
            reverse("cases:record", args=[case.pk, kind, record.pk]),
            "去办理",
        )
        for kind, found in rows
        for record in found
    ]


def results_told(case, context: Context):
    """办法 第29条: test results are told to the party."""
    return [
        Refusal(
            f"“{item.title}”的结果没有告知当事人。",
            "办法（令 30）第29条",
            reverse("cases:evidence-told", args=[case.pk, item.pk]),
            "登记告知",
        )
        for item in case.usable_evidence
        if item.is_test_result and not item.told_on
    ]


def samplings_recorded(case, context: Context):
    """Fatal error 6: a test result whose sampling no record speaks of."""
    results = [item for item in case.usable_evidence if item.is_test_result]
    known = set(TestReport.objects.filter(case=case).values_list("evidence_id", flat=True)) if results else ()
    return [
        Refusal(
            f"“{item.title}”没有登记采样和检测信息，样品来源不明。",
            "办法（令 30）第28条、第29条",
            reverse("cases:result-origin", args=[case.pk, item.pk]),
            "补登来源",
        )
        for item in results
        if item.pk not in known
    ]


def required_elements(case) -> list:
    """The parts of the facts that evidence must prove; the consequence where the case states one."""
    return [e for e in Proof.Element if e != Proof.Element.CONSEQUENCE or case.consequence.strip()]


def elements_proved(case, context: Context):
    """Fatal errors 5 and 6: each part of the facts rests on usable evidence."""
    proved = {proof.element for item in case.usable_evidence for proof in item.proofs.all()}
    missing = [element.label for element in required_elements(case) if element not in proved]
    if not missing:
        return None
    return Refusal(
        f"违法事实的{'、'.join(missing)}没有关联证据。每一项事实都须有证据证明。",
        "行政处罚法 第40条、第46条",
        reverse("cases:case-link_elements", args=[case.pk]),
        "关联证据",
    )


def report_written(case, context: Context):
    """The report goes to the reviewer with the file."""
    if getattr(case, "report", None):
        return None
    return Refusal(
        "还没有行政处罚案件调查报告。",
        "行政处罚法 第57条",
        reverse("cases:case-write_report", args=[case.pk]),
        "撰写调查报告",
    )


def proposal_made(case, context: Context):
    """A proposal with basis and reasons of discretion (办法 第41条)."""
    if hasattr(case, "proposal") and case.proposal.reasons.strip():
        return None
    return Refusal(
        "还没有处罚建议和裁量理由。",
        "行政处罚法 第34条；办法（令 30）第41条",
        reverse("cases:proposal", args=[case.pk]),
        "填写处罚建议",
    )
