"""Two entries that are one enterprise: everything goes to one, the other leads there."""

from datetime import date
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from bureau.record.models import Entry
from bureau.record.services import verify_all
from inspections.forms.enterprise import MergeForm
from inspections.models import Draw, DrawResult, Enterprise, EnterpriseMerge, Recusal
from inspections.services import enterprise as register
from inspections.services.merge import merge
from inspections.tests import factories as make

WHY = {"reason": "营业执照为证，同一家企业", "code_reason": "mistyped"}


@pytest.fixture
def two(cast):
    return make.EnterpriseFactory(short_name="重的"), make.EnterpriseFactory(short_name="留的")


def task_of(cast, firm):
    return make.TaskFactory(enterprise=firm, officer_a=cast.officer, officer_b=cast.partner)


def recusal_of(cast, firm, officer):
    return Recusal.objects.create(
        officer=officer, enterprise=firm, reason="x", decided_on=date(2026, 1, 1), decided_by=cast.leader
    )


def join(cast, two, **changes):
    loser, winner = two
    return merge(**{"loser": loser, "winner": winner, "actor": cast.clerk, **WHY, **changes})


def test_visits_recusals_and_listing_go_to_the_one_that_stays(cast, two):
    loser, winner = two
    task, away = task_of(cast, loser), recusal_of(cast, loser, cast.officer)
    entry = make.PositiveListEntryFactory(enterprise=loser)
    done = join(cast, two)
    for row in (task, away, entry):
        row.refresh_from_db()
        assert row.enterprise == winner
    assert done.moved == {"检查任务": 1, "回避": 1, "正面清单": 1}
    loser.refresh_from_db()
    assert (loser.merged_into, loser.active, loser.stands_for) == (winner, False, winner)
    assert Entry.objects.of(winner).get(verb="absorb").note == WHY["reason"]
    assert Entry.objects.of(loser).get(verb="merge").legal
    assert not list(verify_all())


def test_a_published_draw_keeps_the_name_it_drew(cast, two):
    loser, _ = two
    draw = Draw.objects.create(
        plan=make.DrawPlanFactory(),
        frozen_at=timezone.now(),
        frozen_by=cast.leader,
        public_due_on=date(2026, 11, 20),
    )
    drawn = DrawResult.objects.create(draw=draw, enterprise=loser, stratum="general", rank=1, place="reserve")
    join(cast, two)
    assert DrawResult.objects.get(pk=drawn.pk).enterprise == loser


def test_what_the_winner_has_already_stays_behind(cast, two):
    loser, winner = two
    recusal_of(cast, loser, cast.officer), recusal_of(cast, winner, cast.officer)
    other = recusal_of(cast, loser, cast.partner)
    done = join(cast, two)
    other.refresh_from_db()
    assert done.moved == {"回避": 1} and other.enterprise == winner
    assert Recusal.objects.filter(enterprise=loser).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"reason": " "}, "缺依据"), ({"code_reason": ""}, "代码不同"), ({"code_reason": "x"}, "代码不同")],
)
def test_two_codes_are_two_enterprises_unless_it_is_said_why_not(cast, two, changes, words):
    with pytest.raises(ValidationError) as refused:
        join(cast, two, **changes)
    assert words in " ".join(refused.value.messages)
    assert not EnterpriseMerge.objects.exists() and not Entry.objects.exists()


def test_both_on_the_positive_list_or_watched_is_refused(cast, two):
    for firm in two:
        make.PositiveListEntryFactory(enterprise=firm)
    with pytest.raises(ValidationError, match="都在正面清单"):
        join(cast, two)


def test_twice_crosswise_and_with_itself_is_refused(cast, two):
    loser, winner = two
    with pytest.raises(ValidationError, match="同一份档案"):
        join(cast, (loser, loser))
    join(cast, two)
    for pair in (two, (winner, loser)):
        with pytest.raises(ValidationError, match="已并入"):
            join(cast, pair)
    with pytest.raises(ValidationError, match="已并入"):
        register.update(enterprise=loser, actor=cast.clerk, reason="x", phone="1")


def test_signposts_follow_when_the_winner_is_merged_in_turn(cast, two):
    loser, winner = two
    third = make.EnterpriseFactory()
    join(cast, two)
    join(cast, (winner, third))
    loser.refresh_from_db()
    assert loser.merged_into == third


def test_a_signpost_cannot_be_in_use(two):
    loser, winner = two
    with pytest.raises(IntegrityError), transaction.atomic():
        Enterprise.objects.filter(pk=loser.pk).update(merged_into=winner)


def test_the_old_entry_leads_to_the_new_and_its_code_still_finds_it(cast, two, signed_in):
    loser, winner = two
    client = signed_in(cast.clerk)
    address = reverse("inspections:enterprise-merge", args=[loser.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"winner": winner.code, "reason": "x"}).status_code == 422
    done = client.post(address, {"winner": winner.code, **WHY})
    home = reverse("inspections:enterprise", args=[winner.pk])
    assert done.url == home
    assert client.get(reverse("inspections:enterprise", args=[loser.pk])).url == home
    assert loser.code in client.get(home).content.decode()
    left = client.get(reverse("inspections:enterprise", args=[loser.pk]) + "?own=1").content.decode()
    assert "这份档案已并入" in left and "合并重复档案" not in left
    assert client.get(address).status_code == 404
    form = MergeForm({"winner": loser.code, **WHY}, user=cast.clerk)
    assert form.is_valid() and form.cleaned_data["winner"] == winner
    index = reverse("inspections:enterprises")
    assert [client.get(f"{index}?active={a}").context["page"].total for a in ("", "0", "merged", "all")] == [
        1,
        0,
        1,
        2,
    ]


def test_who_may_merge(cast, two, signed_in):
    address = reverse("inspections:enterprise-merge", args=[two[0].pk])
    assert signed_in(cast.leader).get(address).status_code == 200
    for person in (cast.officer, cast.supervisor, cast.reviewer):
        assert signed_in(person).get(address).status_code == 403
    stranger = make.EnterpriseFactory(office=cast.outsider.office)
    answer = signed_in(cast.clerk).post(address, {"winner": stranger.code, **WHY})
    assert answer.status_code == 422 and "名录中没有" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_two_merges_crosswise_at_once_leave_one_signpost(cast, two):
    """Both wait for the same locks in the same order: the second is refused, nobody waits for ever."""
    results = []

    def run(pair):
        try:
            join(cast, pair)
            results.append("done")
        except ValidationError:
            results.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(pair,)) for pair in (two, two[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(results) == ["done", "refused"]
    assert Enterprise.objects.filter(merged_into__isnull=False).count() == 1
