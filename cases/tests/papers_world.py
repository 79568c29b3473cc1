"""One realistic case with every paper of it, for the tests of papers."""

from datetime import date
from decimal import Decimal

from cases import models, papers
from cases.tests import factories as make
from cases.tests.factories import issued, person

NOTICED, CALLED, DECIDED, CLOSED = (
    date(2026, 11, 23),
    date(2026, 11, 27),
    date(2026, 12, 14),
    date(2026, 12, 25),
)


def hazardous_waste_case(**facts):
    """A case of 2026 with evidence, an order that was obeyed, a proposal of 120,000 yuan."""
    case = make.CaseFactory(**facts)
    make.EvidenceFactory(case=case)
    make.EvidenceFactory(case=case, title="现场照片", kind="audiovisual", proves="露天堆放的状况")
    make.EvidenceFactory(
        case=case,
        title="调查询问笔录",
        kind="party",
        provider="罗行简",
        proves="含油金属屑的来源、堆放时间和数量",
    )
    make.EvidenceFactory(
        case=case,
        title="危险废物管理台账",
        kind="document",
        provider=case.party_name,
        is_copy=True,
        proves="2026年7月30日起未入库",
    )
    make.EvidenceFactory(case=case, test=True)
    make.EvidenceFactory(case=case, withdrawn=True, title="不采用的录音")
    make.OrderFactory(case=case, rechecked=True)
    make.ProposalFactory(case=case)
    return case


def every_paper(case):
    """All papers of a case, issued: key -> IssuedDocument."""
    filing = papers.filing_approval(case, opinion="同意立案。", on=case.filed_on)
    found = {"filing_approval": issued(case, "filing_approval", case.filed_on, filing)}
    found |= papers_of_sealing(case)
    found["correction_order"] = case.orders.first().document
    found |= papers_of_notice(case)
    found |= papers_of_decision(case)
    return found


def papers_of_sealing(case):
    """Decision, list, extension and release of one measure on three machines."""
    sealing = make.SealingFactory(case=case, in_force=True)
    for number in range(1, 4):
        make.SealedItemFactory(
            sealing=sealing, model=f"Y81-{number}600", note="已贴封条" if number == 2 else ""
        )
    days = {
        "sealing_decision": sealing.sealed_on,
        "sealing_list": sealing.sealed_on,
        "sealing_extension": date(2026, 10, 8),
    }
    sealing.extension_reason = "危险废物属性鉴定尚未完成，情况复杂。"
    found = {key: issued(case, key, day, getattr(papers, key)(sealing, on=day)) for key, day in days.items()}
    sealing.state, sealing.released_on, sealing.release_ground = "released", date(2026, 10, 20), "corrected"
    sealing.save()
    release = papers.sealing_release(sealing, on=sealing.released_on)
    return found | {"sealing_release": issued(case, "sealing_release", sealing.released_on, release)}


def papers_of_notice(case):
    """The notice without and with a hearing, and the notice of the hearing."""
    found = {
        name: issued(case, "prior_notice", NOTICED, papers.prior_notice(case, on=NOTICED, hearing=hearing))
        for name, hearing in (("prior_notice", False), ("prior_notice.hearing", True))
    }
    hearing = models.Hearing(
        case=case,
        requested_on=CALLED,
        requested_by=case.party_name,
        scheduled_on=date(2026, 12, 10),
        place="青禾县青禾街道学府路18号二楼听证室",
        chair=person("reviewer"),
    )
    called = papers.hearing_notice(case, hearing, on=CALLED)
    return found | {"hearing_notice": issued(case, "hearing_notice", CALLED, called)}


def papers_of_decision(case):
    """Decision below the noticed amount, its receipt, the closing form; besides, an exemption."""
    notice = make.NoticeFactory(case=case, hearing_offered=True, hearing_until=date(2026, 12, 1))
    decision = models.Decision(
        case=case,
        kind="penalty",
        notice=notice,
        decided_on=DECIDED,
        decided_by=person("leader"),
        fine=Decimal("100000"),
        noticed_fine=Decimal("120000"),
        outcome="normal",
        reasons="采纳当事人关于主动清理的意见，决定减少罚款数额。",
        defence_handling="当事人于2026年11月27日提出陈述申辩，经复核，予以采纳：清理情况属实。",
    )
    case.decided_on = DECIDED
    paper = issued(case, "penalty_decision", DECIDED, papers.penalty_decision(case, decision))
    decision.document, decision.served_on = paper, date(2026, 12, 15)
    decision.save()
    models.Payment.objects.create(
        decision=decision,
        paid_on=date(2026, 12, 20),
        amount=decision.fine,
        receipt_no="QH-0001",
        recorded_by=person("clerk"),
    )
    receipt = papers.proof_of_service(service_of(paper, case, date(2026, 12, 15)))
    case.closing_basis, case.closed_on = "罚款已缴清，违法行为已改正，决定已公开。", CLOSED
    closing = papers.closing_approval(case, opinion="同意结案。", on=CLOSED)
    return {
        "penalty_decision": paper,
        "proof_of_service": issued(case, "proof_of_service", date(2026, 12, 15), receipt),
        "closing_approval": issued(case, "closing_approval", CLOSED, closing),
        "exempt_decision": issued(case, "exempt_decision", DECIDED, exemption(case)),
    }


def exemption(case):
    """The context of an exemption of the same case."""
    case = models.Case.objects.get(pk=case.pk)
    decision = models.Decision(
        case=case,
        kind="exempt",
        decided_on=DECIDED,
        fine=0,
        outcome="slight_exempt",
        reasons="违法行为轻微，已及时改正。",
    )
    return papers.exempt_decision(case, decision)


def service_of(document, case, day, mode="direct", **facts):
    """Service of a paper, not yet saved, as the receipt is built."""
    return models.Service(
        document=document,
        case=case,
        mode=mode,
        sent_on=day,
        served_on=day,
        place="青禾县南塘镇工业路18号",
        receiver="罗行简（法定代表人）",
        officer_a=case.handler,
        officer_b=case.co_handler,
        **facts,
    )
