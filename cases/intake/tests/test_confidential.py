"""Who reported a matter is in no words that others read."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.intake.services import clue as clues
from cases.intake.services import complaint as complaints
from cases.intake.services import joining
from cases.models import Clue

pytestmark = pytest.mark.django_db
FACTS = {
    "party_name": "青禾县禾润纺织印染有限公司",
    "party_kind": "entity",
    "act_on": "20261116",
    "place": "城关镇清波路18号",
    "facts": "夜间排放黑烟。",
    "check_result": "经核查属实",
    "on": "20261123",
}


def _asked(cast, signed_in, clue, **more):
    from_law = {"violation": clue.violation_id or _violation().pk, "co_handler": cast.partner.pk}
    url = reverse("cases:clue-request_filing", args=[clue.pk])
    return signed_in(cast.officer).post(url, FACTS | from_law | more)


def _violation():
    return Clue._meta.get_field("violation").related_model.objects.first()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("facts", "据陶女士反映，夜间排放黑烟。"),
        ("facts", "举报人（0000-7700123）称夜间排放黑烟。"),
        ("consequence", "影响清波路六十六号居民楼二单元的住户"),
        ("check_result", "向陶女士核实属实"),
    ],
)
def test_the_facts_do_not_name_who_complained(make_complaint, cast, signed_in, name, words):
    complaint = make_complaint(reporter_address="清波路六十六号居民楼二单元")
    accepted = complaints.accept_complaint(complaint=complaint, actor=cast.clerk, party_kind="entity")
    page = _asked(cast, signed_in, accepted.clue, **{name: words})
    assert page.status_code == 422 and "举报人信息" in page.content.decode()
    assert _asked(cast, signed_in, accepted.clue).status_code == 302


def test_nor_who_reported_a_matter_that_was_joined(make_clue, cast, signed_in):
    clue, other = make_clue(), make_clue(reporter="钱某某", reporter_phone="13900000000")
    joining.join_clue(clue=other, actor=cast.officer, into=clue, reason="同一事项")
    page = _asked(cast, signed_in, clue, facts="钱某某反映夜间排放黑烟。")
    assert page.status_code == 422


def test_the_content_of_a_clue_does_not_name_its_reporter(cast, signed_in):
    data = {
        "source": "media", "received_on": "20261120", "content": "陶女士反映夜间排放黑烟。", "party_kind": "entity",
        "party_name": "某厂", "reporter": "陶女士", "reporter_phone": "0000-7700123",
    }  # fmt: skip
    client, url = signed_in(cast.officer), reverse("cases:clue-add")
    page = client.post(url, data)
    assert page.status_code == 422 and "写有举报人信息" in page.content.decode()
    assert client.post(url, data | {"content": "夜间排放黑烟。"}).status_code == 302


def test_the_answer_does_not_name_its_reader(make_complaint, cast):
    complaint = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity")
    clues.decline_clue(clue=complaint.clue, actor=cast.leader, reason="未发现", ground="no_violation")
    with pytest.raises(ValidationError, match="举报人信息"):
        complaints.reply_complaint(
            complaint=complaint, actor=cast.leader, result="unfounded", reply="陶女士：未发现黑烟。"
        )
