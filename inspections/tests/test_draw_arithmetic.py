"""The draw without Django: its properties, its format, and the second implementation visitors download."""

import hashlib
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from inspections import draw as d

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "verify_draw.py"
SECRET = "5e" * 32


def make_pool(*, key=12, special=3, general=8, officers=5, take=(3, 1, 2), reserve=1, **extra) -> d.Pool:
    sizes = {"key": key, "special": special, "general": general}
    return d.Pool(
        number="双随机〔2026〕4号",
        candidates=[
            d.Candidate(f"{stratum[0].upper()}{n:04d}", stratum, f"企业{stratum}{n}")
            for stratum, size in sizes.items()
            for n in range(size)
        ],
        quotas=[d.Quota(s, t, reserve) for s, t in zip(d.STRATA, take, strict=True)],
        officers=[d.Officer(f"QH-{n:03d}", 0, f"人员{n}") for n in range(officers)],
        **extra,
    )


def make_record(pool: d.Pool, public_value="7 0 4", secret=SECRET) -> dict:
    text = d.text_of(pool)
    pool_digest, commitment = hashlib.sha256(text.encode()).hexdigest(), d.commitment_of(secret)
    seed = d.seed_of(pool_digest, commitment, secret, public_value, pool.number)
    return d.sealed(
        {
            "format": 1,
            "number": pool.number,
            "plan": pool.number,
            "title": "2026 年第四季度",
            "sequence": 1,
            "reason": "",
            "frozen_at": "2026-11-13T10:00:00+08:00",
            "pool": text,
            "pool_digest": pool_digest,
            "commitment": commitment,
            "public_source": "指定彩票",
            "public_due_on": "2026-11-20",
            "public_value": public_value,
            "secret": secret,
            "revealed_at": "2026-11-23T09:00:00+08:00",
            "seed": seed,
            "results": [row.as_dict() for row in d.draw(pool, seed)],
        }
    )


seeds = some.integers(min_value=0).map(lambda n: d.digest(str(n)))


@given(seed=seeds, order=some.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_of_input_is_irrelevant(seed, order):
    pool = make_pool()
    expected = d.draw(pool, seed)
    for rows in (pool.candidates, pool.officers, pool.quotas):
        order.shuffle(rows)
    assert d.draw(pool, seed) == expected
    assert d.text_of(pool) == d.text_of(make_pool())


@given(seed=seeds, key=some.integers(1, 40), officers=some.integers(2, 9), data=some.data())
@settings(max_examples=40, deadline=None)
def test_draw_keeps_every_promise(seed, key, officers, data):
    take = data.draw(some.integers(1, key))
    pool = make_pool(key=key, special=0, general=0, officers=officers, take=(take, 0, 0), reserve=2)
    drawn = d.draw(pool, seed)
    selected = [row for row in drawn if row.place == "selected"]
    assert len(selected) == take
    assert len({row.code for row in drawn}) == len(drawn), "no enterprise twice"
    lowest = sorted(d.ticket_of(seed, "key", c.code) for c in pool.candidates)[: len(drawn)]
    assert [row.ticket for row in drawn] == lowest
    assert all(len(set(row.officers)) == 2 for row in selected)
    loads = [sum(key in row.officers for row in selected) for key in (o.key for o in pool.officers)]
    assert max(loads) - min(loads) <= 2 if officers > 2 else True
    if officers > 2:
        pairs = [frozenset(row.officers) for row in selected]
        assert all(a != b for a, b in pairwise(pairs)), "no pair twice running"


@given(pool=some.builds(make_pool, key=some.integers(3, 20), officers=some.integers(2, 6)))
@settings(max_examples=20, deadline=None)
def test_text_can_be_read_back(pool):
    text = d.text_of(pool)
    assert d.text_of(d.parse(text)) == text


def test_recused_officer_never_goes():
    pool = make_pool(officers=3, recusals={("QH-000", f"K{n:04d}") for n in range(12)})
    for number in range(60):
        for row in d.draw(pool, d.digest(str(number))):
            assert not (row.code.startswith("K") and "QH-000" in row.officers)


def test_same_pair_goes_again_when_no_other_is_possible():
    drawn = d.draw(make_pool(officers=2), d.digest("x"))
    assert {frozenset(row.officers) for row in drawn if row.officers} == {frozenset(("QH-000", "QH-001"))}


def test_pair_of_the_last_visit_is_not_sent_again():
    past = {f"K{n:04d}": ("QH-000", "QH-001") for n in range(12)}
    for number in range(60):
        for row in d.draw(make_pool(officers=3, past_pairs=past), d.digest(str(number))):
            assert not (row.code.startswith("K") and set(row.officers) == {"QH-000", "QH-001"})


def test_officers_with_less_work_go_first():
    pool = make_pool(key=1, special=0, general=0, take=(1, 0, 0), officers=0)
    pool.officers = [d.Officer("A", 4, "甲"), d.Officer("B", 1, "乙"), d.Officer("C", 0, "丙")]
    (row, *_) = d.draw(pool, d.digest("x"))
    assert row.officers == ("C", "B")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"key": 2}, "拟抽 3 家，名录内只有 2 家"),
        ({"officers": 1}, "持证执法人员 1 名"),
        ({"take": (0, 0, 0)}, "没有可抽取的对象"),
        ({"officers": 2, "recusals": {("QH-000", "K0003")}}, "企业key3：除回避外可派执法人员 1 名"),
    ],
)
def test_infeasible_explains_itself(changes, words):
    with pytest.raises(d.Infeasible, match=words):
        d.draw(make_pool(**changes), d.digest("x"))


def test_draw_is_uniform():
    """Chi-square over 10,000 seeds: 12 enterprises, 3 taken. The 0.1 % bound of 11 degrees of freedom is 31.26."""
    pool = make_pool(special=0, general=0, take=(3, 0, 0), reserve=0)
    runs, counts = 10_000, {c.code: 0 for c in pool.candidates}
    for number in range(runs):
        for _, code in d.tickets(pool, d.digest("uniform", str(number)), "key")[:3]:
            counts[code] += 1
    # Without replacement the counts vary by (1 - 3/12) less than in free throws.
    assert chi_square(counts.values(), runs * 3 / 12) / (1 - 3 / 12) * 11 / 12 < 31.26


def chi_square(counts, expected: float) -> float:
    """The sum of squared distances from what is expected."""
    return sum((n - expected) ** 2 / expected for n in counts)


def test_officers_are_drawn_uniformly():
    """The same for officers of equal load: 5 officers, 2 go, over 10,000 seeds; 4 degrees of freedom, 18.47."""
    pool = make_pool(key=1, special=0, general=0, take=(1, 0, 0), reserve=0)
    runs, counts = 10_000, {officer.key: 0 for officer in pool.officers}
    for number in range(runs):
        for key in d.pairs_for(pool, d.digest("officers", str(number)), ["K0000"])["K0000"]:
            counts[key] += 1
    assert chi_square(counts.values(), runs * 2 / 5) / (1 - 2 / 5) * 4 / 5 < 18.47


@given(
    text=some.builds(
        lambda key, general, officers, special: d.text_of(
            make_pool(
                key=key,
                general=general,
                special=special,
                officers=officers,
                take=(min(3, key), min(1, special), min(2, general)),
                recusals={("QH-001", "K0000")} if officers > 3 else set(),
                past_pairs={"K0001": ("QH-000", "QH-001")},
                last_pair=("QH-000", "QH-001"),
            )
        ),
        key=some.integers(1, 30),
        special=some.integers(0, 4),
        general=some.integers(0, 12),
        officers=some.integers(2, 8),
    ),
    value=some.text(some.characters(codec="utf-8", exclude_characters="\r\n\t"), min_size=1, max_size=20),
)
@settings(max_examples=40, deadline=None)
def test_replay_equals(text, value):
    """What was frozen and published is enough to get the same result again, through JSON and back."""
    record = make_record(d.parse(text), public_value=value)
    again = json.loads(json.dumps(record))
    assert d.verify(again) == []
    assert [row.as_dict() for row in d.draw(d.parse(again["pool"]), again["seed"])] == record["results"]


def test_record_verifies():
    assert d.verify(make_record(make_pool())) == []


@given(data=some.data())
@settings(max_examples=60, deadline=None)
def test_one_changed_byte_fails(data):
    text = d.canonical(make_record(make_pool(key=4, special=1, general=2, take=(1, 1, 1))))
    place = data.draw(some.integers(0, len(text) - 1))
    letter = data.draw(some.sampled_from('0a张,"}').filter(lambda sign: sign != text[place]))
    changed = text[:place] + letter + text[place + 1 :]
    try:
        record = json.loads(changed)
    except ValueError:
        return  # no longer a record at all
    assert d.verify(record)


def test_resealed_lie_fails():
    """Someone who rewrites a member and the digest over it is still found out."""
    record = make_record(make_pool())
    for name, value in [("seed", "0" * 64), ("secret", "00" * 32), ("public_value", "1"), ("results", [])]:
        assert d.verify(d.sealed({**record, name: value})), name
    assert d.verify(d.sealed({**record, "public_due_on": "2026-11-12"})) == [
        "公开值须在冻结之后、抽取之前产生"
    ]


def run_script(path, record):
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(path)], capture_output=True, text=True, timeout=30
    )


def test_script_for_visitors_agrees(tmp_path):
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 100
    pool = make_pool(
        recusals={("QH-001", "K0001")},
        past_pairs={"K0002": ("QH-000", "QH-003")},
        last_pair=("QH-002", "QH-004"),
    )
    for number in range(3):
        record = make_record(pool, public_value=str(number))
        assert d.verify(record) == []
        outcome = run_script(tmp_path / "record.json", record)
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    record["results"][0]["officers"].reverse()
    outcome = run_script(tmp_path / "record.json", record)
    assert outcome.returncode == 1 and "不符" in outcome.stdout


def test_cells_may_not_break_the_format():
    with pytest.raises(ValueError, match="tab"):
        d.text_of(make_pool(last_pair=("A\tB", "C")))
