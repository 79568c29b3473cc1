"""A quarter's draw from draft to completion, and everything that must not work."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from bureau.record.models import Entry
from bureau.workflow import Refused
from inspections import draw as lots
from inspections import draw_seal
from inspections.models import Draw, DrawPlan, DrawResult, InspectionTask
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.services import recusal as recusals
from inspections.services.draw_check import faults_of
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "verify_draw.py"


@pytest.fixture
def frozen(plan, cast):
    plans.submit(plan=plan, actor=cast.clerk)
    return draws.freeze(plan=plan, actor=cast.leader)


@pytest.fixture
def drawn(frozen, cast, clock):
    clock.move_to(DRAW_DAY)
    return draws.reveal(plan=frozen.plan, actor=cast.clerk, public_value="7 0 4")


def test_whole_quarter(drawn, cast, county):
    assert drawn.results.filter(stratum="key", place="selected").count() == 2, "25 % of 8"
    assert drawn.results.filter(stratum="special", place="selected").count() == 1, "by hand"
    assert drawn.results.filter(stratum="general", place="selected").count() == 6, (
        "5 officers × 10 ÷ 4, cut to the pool"
    )
    tasks = draws.issue(plan=drawn.plan, actor=cast.leader)
    assert len(tasks) == 9
    assert all(t.basis == "draw" and t.officer_a_id != t.officer_b_id for t in tasks)
    assert tasks[0].due_on == date(2026, 12, 18)
    with pytest.raises(Refused, match="还有 9 家没有检查完"):
        draws.complete(plan=drawn.plan, actor=cast.clerk)
    InspectionTask.objects.update(state="done", done_on=date(2026, 12, 1))
    draws.complete(plan=drawn.plan, actor=cast.clerk)
    drawn.plan.refresh_from_db()
    assert drawn.plan.state == "completed"
    labels = list(Entry.objects.of(drawn.plan).values_list("verb", flat=True))
    assert labels == ["create", "submit", "freeze", "reveal", "issue", "complete"]


def test_published_record_keeps_the_list_secret_until_the_visits_are_over(drawn, cast, tmp_path):
    early = draws.published_record(drawn)
    assert "seed" not in early and "pool" not in early and early["pool_digest"] == drawn.pool_digest
    draws.issue(plan=drawn.plan, actor=cast.leader)
    InspectionTask.objects.update(state="done", done_on=date(2026, 12, 1))
    draws.complete(plan=drawn.plan, actor=cast.clerk)
    record = draws.published_record(Draw.objects.get(pk=drawn.pk))
    assert lots.verify(record) == []
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert subprocess.run([sys.executable, str(SCRIPT), str(path)], timeout=30, check=False).returncode == 0


def test_same_secret_and_value_draw_the_same(plan, cast, clock):
    plans.submit(plan=plan, actor=cast.clerk)
    first = draws.freeze(plan=plan, actor=cast.leader, secret="ab" * 32)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value=" 7  0 4 ")
    first.refresh_from_db()
    assert first.public_value == "7 0 4"
    assert (
        lots.draw(lots.parse(first.pool), first.seed)[0].code
        == first.results.get(stratum="key", rank=1).enterprise.code
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"public_source": ""}, "没有写明采用哪一个公开值"),
        ({"public_due_on": date(2026, 11, 13)}, "种子可能被预知"),
        ({"take_special": None}, "特殊监管对象的比例由本地规定"),
        ({"take_key": 9}, "重点拟抽 9 家，名录内只有 8 家"),
        ({"take_key": 1}, "少于规定的 2 家，没有写理由"),
    ],
)
def test_unfit_plan_is_not_submitted(plan, cast, facts, words):
    plans.update(plan=plan, actor=cast.clerk, **facts)
    with pytest.raises(Refused, match=words):
        plans.submit(plan=plan, actor=cast.clerk)


def test_too_few_officers_explain_and_assign_nobody(plan, cast, squad, county):
    firm = county.key[0]
    for officer in squad[:4]:
        recusals.add(officer=officer, enterprise=firm, reason="近亲属任职", by=cast.leader)
    with pytest.raises(Refused, match="除回避外可派执法人员 1 名"):
        plans.submit(plan=plan, actor=cast.clerk)
    assert not Draw.objects.exists()


def test_excluded_enterprise_stays_out_with_its_reason(plan, cast, county, clock):
    plans.exclude(plan=plan, enterprise=county.key[0], reason="2026-09-30 起停产", actor=cast.clerk)
    plans.submit(plan=plan, actor=cast.clerk)
    draw = draws.freeze(plan=plan, actor=cast.leader)
    pool = lots.parse(draw.pool)
    assert county.key[0].code not in {c.code for c in pool.candidates}
    assert [x.reason for x in pool.excluded] == ["2026-09-30 起停产"]
    with pytest.raises(ValidationError, match="只有拟订中的计划可以修改"):
        plans.exclude(plan=plan, enterprise=county.key[1], reason="也停产", actor=cast.clerk)


def test_listed_enterprise_stays_in_the_pool_and_is_visited_remotely(plan, cast, county, clock):
    for firm in county.key:
        make.PositiveListEntryFactory(enterprise=firm)
    plans.submit(plan=plan, actor=cast.clerk)
    draw = draws.freeze(plan=plan, actor=cast.leader)
    assert {c.tag for c in lots.parse(draw.pool).candidates if c.stratum == "key"} == {"L"}
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="1")
    tasks = draws.issue(plan=plan, actor=cast.leader)
    modes = {t.enterprise.category: t.mode for t in tasks}
    assert modes == {"key": "remote", "special": "onsite", "general": "onsite"}


def test_public_value_is_not_taken_early(frozen, cast):
    with pytest.raises(Refused, match="公开值 2026-11-20 才产生"):
        draws.reveal(plan=frozen.plan, actor=cast.clerk, public_value="7 0 4")


def test_draw_happens_once(drawn, cast):
    with pytest.raises(Refused, match="当前为“待复核”"):
        draws.reveal(plan=drawn.plan, actor=cast.clerk, public_value="8")


def test_database_holds_one_active_draw(frozen):
    with pytest.raises(IntegrityError), transaction.atomic():
        Draw.objects.create(
            plan=frozen.plan,
            sequence=2,
            reason="再来",
            number="x",
            frozen_at=frozen.frozen_at,
            frozen_by=frozen.frozen_by,
            pool="x",
            pool_digest="0" * 64,
            secret="0" * 64,
            commitment="0" * 64,
            public_source="x",
            public_due_on=frozen.public_due_on,
        )


def test_redraw_needs_a_reason_and_a_new_public_value(drawn, cast):
    plan = drawn.plan
    with pytest.raises(ValidationError, match="缺理由"):
        draws.redraw(
            plan=plan, actor=cast.leader, reason=" ", public_source="x", public_due_on=date(2026, 12, 1)
        )
    with pytest.raises(ValidationError, match="今天之后"):
        draws.redraw(
            plan=plan, actor=cast.leader, reason="录错", public_source="x", public_due_on=date(2026, 11, 23)
        )
    with pytest.raises(Refused, match="不属于本岗位职责"):
        draws.redraw(
            plan=plan, actor=cast.clerk, reason="录错", public_source="x", public_due_on=date(2026, 12, 1)
        )


def test_redraw_stands_beside_the_first(drawn, cast, clock):
    plan = drawn.plan
    second = draws.redraw(
        plan=plan,
        actor=cast.leader,
        reason="公开值录错一位",
        public_source="第 137 期",
        public_due_on=date(2026, 11, 25),
    )
    assert (second.sequence, second.number) == (2, f"{plan.number} 第2次")
    assert list(plan.draws.values_list("active", flat=True)) == [False, True]
    clock.move_to(DRAW_DAY.replace(day=26))
    draws.reveal(plan=plan, actor=cast.clerk, public_value="9")
    assert {faults for draw in plan.draws.all() for faults in faults_of(draw)} == set()
    assert draws.record_of(Draw.objects.get(pk=second.pk))["reason"] == "公开值录错一位"


def test_enterprise_drawn_earlier_is_skipped_if_the_plan_says_so(drawn, cast, county):
    later = plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4, skip_drawn=True)
    pool = draws.pools.build(later, on=date(2026, 11, 23), number=later.number)
    taken = set(DrawResult.objects.filter(place="selected").values_list("enterprise__code", flat=True))
    assert {x.code for x in pool.excluded} == taken


def test_load_counts_visits_of_the_year(drawn, cast, squad):
    draws.issue(plan=drawn.plan, actor=cast.leader)
    later = plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4)
    pool = draws.pools.build(later, on=date(2026, 11, 23), number=later.number)
    assert sum(officer.load for officer in pool.officers) == 18
    assert pool.last_pair and len(pool.past_pairs) == 9


def test_certificate_expired_on_the_day_keeps_out_of_the_pool(plan, cast, squad):
    squad[4].certificates.update(expires_on=date(2026, 11, 12))
    pool = draws.pools.build(plan, on=date(2026, 11, 13), number=plan.number)
    assert {o.key for o in pool.officers} == {"QH-001", "QH-002", "QH-003", "QH-004"}


def test_a_certificate_that_ran_out_since_the_draw_stops_all_and_leaves_the_redraw(drawn, cast, squad):
    """Between the draw and the visits a certificate ends: nobody is sent, who and why is said, a redraw is open."""
    for officer in squad[2:]:
        officer.certificates.update(expires_on=date(2026, 11, 22))
    with pytest.raises(Refused, match="在 2026-11-23 没有有效执法证"):
        draws.issue(plan=drawn.plan, actor=cast.leader)
    assert not InspectionTask.objects.exists()
    plan = DrawPlan.objects.get(pk=drawn.plan_id)
    assert plan.state == "drawn"
    again = draws.redraw(
        plan=plan,
        actor=cast.leader,
        reason="三人执法证到期",
        public_source="x",
        public_due_on=date(2026, 12, 1),
    )
    assert {o.key for o in lots.parse(again.pool).officers} == {"QH-001", "QH-002"}


def test_the_public_value_named_at_the_freeze_stays_named(frozen, cast, signed_in):
    """Nobody moves the day forward to one whose value is known, or names another source afterwards."""
    facts = {"public_source": "昨天的开奖号", "public_due_on": "2026-11-12"}
    with pytest.raises(ValidationError, match="只有拟订中的计划可以修改"):
        plans.update(plan=frozen.plan, actor=cast.clerk, **facts)
    answer = signed_in(cast.clerk).post(reverse("inspections:plan-edit", args=[frozen.plan_id]), facts)
    assert answer.status_code in (409, 422)
    DrawPlan.objects.filter(pk=frozen.plan_id).update(**facts)  # and if someone did, the draw keeps its own
    with pytest.raises(Refused, match="公开值 2026-11-20 才产生"):
        draws.reveal(plan=frozen.plan, actor=cast.clerk, public_value="7 0 4")
    frozen.refresh_from_db()
    assert (frozen.public_source, frozen.public_due_on) == ("指定彩票第 2026135 期开奖号", date(2026, 11, 20))


def verified(*args) -> None:
    call_command("verify_draw", *args, stdout=open("/dev/null", "w"))


def test_verify_draw_finds_every_change(drawn, capsys):
    call_command("verify_draw", "--all")
    call_command("verify_draw", drawn.plan.number)
    assert "全部一致" in capsys.readouterr().out
    result = drawn.results.filter(place="selected").first()
    other = drawn.results.filter(place="reserve").first()
    changes = [
        (Draw.objects.filter(pk=drawn.pk), "pool", drawn.pool.replace("QH-001", "QH-009", 1)),
        (Draw.objects.filter(pk=drawn.pk), "record", drawn.record.replace('"rank":1', '"rank":2', 1)),
        (Draw.objects.filter(pk=drawn.pk), "record", drawn.record + " "),
        (Draw.objects.filter(pk=drawn.pk), "record", "{"),
        (Draw.objects.filter(pk=drawn.pk), "public_value", "7 0 5"),
        (Draw.objects.filter(pk=drawn.pk), "secret", "00" * 32),
        (DrawResult.objects.filter(pk=result.pk), "ticket", "0" * 64),
        (DrawResult.objects.filter(pk=result.pk), "officer_a", drawn.frozen_by_id),
        (DrawResult.objects.filter(pk=other.pk), "rank", 99),
    ]
    for rows, name, value in changes:
        with transaction.atomic():
            rows.update(**{name: value})
            with pytest.raises(CommandError, match="1 次不符"):
                call_command("verify_draw", "--all")
            transaction.set_rollback(True)
    call_command("verify_draw", "--all")


def test_whole_rewritten_record_is_found_by_the_process_record(drawn):
    """Someone with the database at hand makes a consistent record with another public value."""
    record = json.loads(drawn.record)
    seed = lots.seed_of(drawn.pool_digest, drawn.commitment, drawn.secret, "1", drawn.number)
    drawn.results.all().delete()
    results = lots.draw(lots.parse(drawn.pool), seed)
    draws._store_results(drawn, results)
    record = lots.sealed(
        {**record, "public_value": "1", "seed": seed, "results": [r.as_dict() for r in results]}
    )
    assert lots.verify(record) == []
    Draw.objects.filter(pk=drawn.pk).update(public_value="1", seed=seed, record=lots.canonical(record))
    assert faults_of(Draw.objects.get(pk=drawn.pk)) == ["全过程记录中的记录摘要与公布的记录不符"]


@pytest.fixture
def sealed(db):
    """The trigger a migration makes; the tables of the tests are made from the models."""
    draw_seal.install(connection)
    yield
    draw_seal.remove(connection)


SEALED = (
    {"pool": "x"}, {"pool_digest": "0" * 64}, {"secret": "0" * 64}, {"commitment": "0" * 64}, {"number": "x"},
    {"public_due_on": date(2026, 11, 14)}, {"public_source": "x"}, {"reason": "x"}, {"sequence": 2},
)  # fmt: skip


@pytest.mark.postgres  # the trigger is written for each of the two
def test_the_database_keeps_a_frozen_draw_on_postgres(sealed, plan, cast, clock):
    _nothing_changes(plan, cast, clock)


def test_the_database_keeps_a_frozen_draw(sealed, plan, cast, clock):
    _nothing_changes(plan, cast, clock)


def _nothing_changes(plan, cast, clock):
    plans.submit(plan=plan, actor=cast.clerk)
    draw = draws.freeze(plan=plan, actor=cast.leader)
    rows = Draw.objects.filter(pk=draw.pk)
    for change in SEALED:
        with pytest.raises(DatabaseError, match="a frozen draw is not changed"), transaction.atomic():
            rows.update(**change)
    clock.move_to(DRAW_DAY)
    drawn = draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    for change in (
        {"public_value": "7 0 5"},
        {"seed": "0" * 64},
        {"record": "{}"},
        {"revealed_at": clock_of(drawn)},
    ):
        with pytest.raises(DatabaseError, match="a frozen draw is not changed"), transaction.atomic():
            rows.update(**change)
    draws.redraw(
        plan=plan, actor=cast.leader, reason="录错", public_source="x", public_due_on=date(2026, 12, 1)
    )
    assert list(plan.draws.values_list("active", flat=True)) == [False, True]


def clock_of(draw):
    """A moment after the reveal."""
    return draw.revealed_at + timedelta(days=1)


def test_a_draw_that_was_taken_away_is_missed(drawn, capsys):
    """Rows can be deleted by one with the database at hand; the process record remembers the freeze."""
    second = draws.redraw(
        plan=drawn.plan,
        actor=drawn.frozen_by,
        reason="录错",
        public_source="x",
        public_due_on=date(2026, 12, 1),
    )
    drawn.delete()
    with pytest.raises(CommandError, match="2 次抽取中 1 次不符"):
        call_command("verify_draw", "--all")
    assert f"不符  {drawn.number}  已不在存储中" in capsys.readouterr().out
    with pytest.raises(CommandError, match="1 次不符"):
        call_command("verify_draw", drawn.plan.number)
    call_command("verify_draw", second.number)


def test_verify_draw_wants_a_number_or_all(db):
    for args in ((), ("--all", "x"), ("双随机〔2020〕9号",)):
        with pytest.raises(CommandError):
            call_command("verify_draw", *args)


def test_only_leaders_freeze_and_issue(plan, drawn, cast):
    for act in (draws.issue,):
        with pytest.raises(Refused, match="不属于本岗位职责"):
            act(plan=drawn.plan, actor=cast.clerk)
    other = plans.create(office=cast.bureau, actor=cast.clerk, year=2026, quarter=4)
    DrawPlan.objects.filter(pk=other.pk).update(state="submitted")
    other.refresh_from_db()
    with pytest.raises(Refused, match="不属于本岗位职责"):
        draws.freeze(plan=other, actor=cast.clerk)


def test_numbers_run_by_year(cast):
    made = [
        plans.create(office=cast.bureau, actor=cast.clerk, year=y, quarter=1).number
        for y in (2026, 2026, 2027)
    ]
    assert made == ["双随机〔2026〕1号", "双随机〔2026〕2号", "双随机〔2027〕1号"]
