"""送达回证: what each mode of service has to state."""

from datetime import date

import pytest

from cases import papers
from cases.tests import factories as make
from cases.tests.papers_world import service_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

NOW = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("mode", "facts", "expected"),
    [
        ("post", {}, "2026年11月24日交邮。"),
        ("public", {}, "2026年11月24日发布公告。"),
        ("electronic", {"consent": True, "note": "回执已留存。"}, "受送达人已书面同意电子送达；回执已留存。"),
        ("direct", {"note": "前台代收"}, "前台代收。"),
    ],
)
def test_the_receipt_states_what_its_mode_depends_on(mode, facts, expected):
    assert _receipt(mode, **facts)["remark"] == expected


def _receipt(mode, **facts):
    case = make.CaseFactory()
    make.ProposalFactory(case=case)
    notice = make.issued(case, "prior_notice", NOW, papers.prior_notice(case, on=NOW, hearing=False))
    return papers.proof_of_service(service_of(notice, case, date(2026, 11, 24), mode, **facts))


def test_the_receipt_names_the_paper_as_it_is_headed_and_tells_why_it_was_left():
    left = _receipt("left", witness="村委会 吴某", note="受送达人拒绝签收")
    assert (
        left["papers"][0]["title"] == "行政处罚事先告知书"
        and left["refusal"] == "受送达人拒绝签收"
        and left["remark"] == ""
    )
