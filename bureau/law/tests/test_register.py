"""The register of law: who keeps it, versions instead of overwriting, corrections, history, files."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.law import services
from bureau.law.models import DiscretionBenchmark, Organ, Statute, Violation, ViolationBasis
from bureau.law.services import keeping
from bureau.law.services.changes import factor_lines, history
from bureau.record import services as record
from bureau.record.models import Chain
from bureau.staff.services import add_person
from bureau.timelimits.models import Rule
from bureau.workflow import Refused

TODAY = date(2026, 11, 23)
KINDS = {
    "statutes": lambda: Statute.objects.get(code="ecological-code"),
    "bases": lambda: ViolationBasis.objects.get(violation__code="voc", regime="code"),
    "organs": lambda: Organ.objects.get(code="branch"),
    "benchmarks": lambda: DiscretionBenchmark.objects.get(code="sample-excess-water-a"),
}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def keeper(law, cast):
    cast.clerk.keeps_law = True
    cast.clerk.save()
    return cast.clerk


def voc():
    return ViolationBasis.objects.get(violation__code="voc", regime="code")


def copy_of(row, **values):
    new = type(row).objects.get(pk=row.pk)
    new.pk = None
    new._state.adding = True
    for name, value in {"effective_to": None, **values}.items():
        setattr(new, name, value)
    return new


def amended(keeper, first=date(2027, 1, 1), **values):
    new = copy_of(voc(), effective_from=first, **values)
    return keeping.new_version(of=voc(), row=new, actor=keeper, reason="法律修改")


@pytest.mark.parametrize("who", ["officer", "reviewer", "leader", "supervisor", "admin"])
def test_other_roles_do_not_keep_the_register(law, cast, signed_in, who):
    person = getattr(cast, who)
    person.keeps_law = True
    person.save()
    client = signed_in(person)
    for kind, row in KINDS.items():
        pk = row().pk
        urls = [f"/law/{kind}/add/"] + [f"/law/{kind}/{pk}/{act}/" for act in ("change", "end", "verify")]
        for url in urls:
            assert client.get(url).status_code == client.post(url).status_code == 403


def test_a_clerk_without_the_right_is_told_what_is_missing(law, cast, signed_in):
    client = signed_in(cast.clerk)
    answer = client.get("/law/statutes/add/")
    assert answer.status_code == 409 and "法规维护" in answer.content.decode()
    assert client.post(f"/law/bases/{voc().pk}/end/", {}).status_code == 409
    assert "没有法规维护权" in client.get("/law/").content.decode()
    with pytest.raises(Refused):
        keeping.end(row=voc(), last_day=TODAY, actor=cast.clerk, reason="废止")


def test_the_right_is_given_on_record(law, cast, signed_in):
    data = {
        "username": "clerk", "name": "何清", "office": cast.clerk.office_id, "keeps_law": "on", "is_active": "on",
        "new_password": "", "post": "", "extension": "", "grants-TOTAL_FORMS": 0, "grants-INITIAL_FORMS": 0,
        "certificates-TOTAL_FORMS": 0, "certificates-INITIAL_FORMS": 0,
            "off_duty-TOTAL_FORMS": 0, "off_duty-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert signed_in(cast.admin).post(f"/admin/staff/user/{cast.clerk.pk}/change/", data).status_code == 302
    cast.clerk.refresh_from_db()
    assert cast.clerk.may_keep_law
    assert record.last_move(cast.clerk).label == "授予法规维护权：何清"
    assert "法规维护" in signed_in(cast.officer).get("/staff/people/").content.decode()


def test_a_change_is_a_new_version_and_the_old_one_ends(keeper):
    old_pk = voc().pk
    new = amended(keeper, fine_max=Decimal(300_000))
    old = ViolationBasis.objects.get(pk=old_pk)
    assert (old.effective_to, old.fine_max, new.fine_max) == (date(2026, 12, 31), 200_000, 300_000)
    violation = new.violation
    assert services.basis(violation, date(2026, 12, 31)) == old
    assert services.basis(violation, date(2027, 1, 1)) == new
    changes = history(new)
    assert {change.entry.verb for change in changes} == {"new_version", "end"}
    lines = {line.label: (line.before, line.after) for c in changes for line in c.lines}
    assert lines["上限"] == ("200,000", "300,000") and lines["止用日"][1] in ("2026-12-31", "—")
    assert not any(
        record.verify_chain(chain) for chain in Chain.objects.filter(dossier_kind="law.violationbasis")
    )


def test_an_act_between_two_versions_falls_under_the_lighter(keeper):
    amended(keeper, fine_min=Decimal(10_000), fine_max=Decimal(100_000))
    found = services.applicable(voc_now(), act_on=date(2026, 12, 1), decide_on=date(2027, 2, 1))
    assert found.proposed.fine_max == 100_000 and "决定时的法律" in found.reason
    heavier = amended_again(keeper)
    found = services.applicable(voc_now(), act_on=date(2027, 2, 1), decide_on=date(2027, 7, 1))
    assert found.proposed.fine_max == 100_000 and found.new == heavier
    both = services.candidate_bases(voc_now(), act_on=date(2027, 2, 1), decide_on=date(2027, 7, 1))
    assert both.count() == 2


def voc_now():
    return Violation.objects.get(code="voc")


def amended_again(keeper):
    latest = ViolationBasis.objects.get(violation__code="voc", effective_from=date(2027, 1, 1))
    new = copy_of(latest, effective_from=date(2027, 6, 1), fine_max=Decimal(500_000))
    return keeping.new_version(of=latest, row=new, actor=keeper, reason="再次修改")


def test_what_is_in_force_or_used_is_not_corrected(keeper):
    row = voc()
    row.fine_max = Decimal(1)
    with pytest.raises(ValidationError, match="另立新版本"):
        keeping.correct(row=row, actor=keeper, reason="笔误")
    assert voc().fine_max == 200_000


def test_a_version_not_yet_begun_is_corrected_in_place(keeper):
    new = amended(keeper)
    new.fine_max = Decimal(400_000)
    keeping.correct(row=new, actor=keeper, reason="录入笔误")
    assert ViolationBasis.objects.get(pk=new.pk).fine_max == 400_000
    assert history(new)[0].entry.verb == "correct"


@pytest.mark.parametrize("first", [None, date(2026, 8, 15), date(2020, 1, 1)])
def test_a_new_version_begins_after_the_old_one(keeper, first):
    with pytest.raises(ValidationError):
        amended(keeper, first=first)
    assert voc().effective_to is None


def test_two_versions_never_hold_on_one_day(keeper):
    amended(keeper)
    with pytest.raises(ValidationError, match="重叠"):
        keeping.add(row=copy_of(ViolationBasis.objects.get(violation__code="voc", effective_from=date(2026, 8, 15)),
                                effective_from=date(2027, 5, 1)), actor=keeper, reason="重复")  # fmt: skip
    with pytest.raises(ValidationError):
        keeping.end(row=voc_first(), last_day=date(2027, 3, 1), actor=keeper, reason="改期")


def voc_first():
    return ViolationBasis.objects.get(violation__code="voc", effective_from=date(2026, 8, 15))


def test_a_local_row_is_kept_by_its_own_bureau_alone(keeper, cast, signed_in):
    national = Rule.objects.filter(office__isnull=True).first()
    far = cast.outsider.office
    own, foreign = (
        keeping.add(
            row=copy_of(national, office=office, effective_from=date(2027, 1, 1)), actor=person, reason="x"
        )
        for office, person in ((cast.bureau, keeper), (far, _keeper_of(far)))
    )
    client = signed_in(keeper)
    acts = {"last_day": date(2027, 6, 1), "actor": keeper, "reason": "废止"}
    with pytest.raises(Refused, match="适用于"):
        keeping.end(row=foreign, **acts)
    with pytest.raises(Refused, match="适用于"):
        keeping.verify(row=foreign, verified="y", source="x", actor=keeper, reason="x")
    with pytest.raises(Refused, match="适用于"):
        keeping.add(row=copy_of(foreign, effective_from=date(2029, 1, 1)), actor=keeper, reason="x")
    for name in ("law:end", "law:change", "law:verify"):
        url = reverse(name, args=["rules", foreign.pk])
        assert client.get(url).status_code == client.post(url, {"reason": "x"}).status_code == 409, name
        assert url not in client.get(reverse("law:row", args=["rules", foreign.pk])).content.decode()
        for row in (own, national):
            assert client.get(reverse(name, args=["rules", row.pk])).status_code == 200, (name, row)
    assert keeping.end(row=own, **acts).effective_to == date(2027, 6, 1)


def _keeper_of(office):
    return add_person(username="far", name="远处", office=office, roles=["clerk"], keeps_law=True)


def test_no_act_without_a_reason(keeper):
    with pytest.raises(ValidationError, match="理由"):
        keeping.end(row=voc(), last_day=TODAY, actor=keeper, reason=" ")


def test_the_mark_may_be_set_on_a_row_in_force(keeper):
    keeping.verify(row=voc(), verified="y", source="全国人大网公布文本", actor=keeper, reason="逐字核对")
    assert (voc().verified, voc().fine_max) == ("y", 200_000)
    assert [line.label for line in history(voc())[0].lines] == ["出处", "核对"]


def test_loading_leaves_what_the_bureau_keeps(keeper):
    amended(keeper, fine_max=Decimal(300_000))
    assert set(services.load_law().values()) == {0}
    assert ViolationBasis.objects.filter(violation__code="voc", regime="code").count() == 2
    assert voc_first().effective_to == date(2026, 12, 31)


def test_a_violation_is_switched_off_not_renamed_once_in_force(keeper):
    violation = voc_now()
    keeping.set_active(violation=violation, active=False, actor=keeper, reason="不再使用")
    assert not voc_now().is_active and history(violation)[0].entry.verb == "active"
    assert services.load_law()["案由"] == 0 and not voc_now().is_active


def test_an_organ_follows_another_and_keeps_its_papers_name(keeper):
    old = Organ.objects.get(code="branch")
    new = copy_of(old, code="branch-2027", name="澜州市青禾生态环境局", seal_name="澜州市青禾生态环境局",
                  effective_from=date(2027, 1, 1))  # fmt: skip
    keeping.new_version(of=old, row=new, actor=keeper, reason="机构改革")
    assert services.issuing_organ(date(2026, 12, 31)).code == "branch"
    assert services.issuing_organ(date(2027, 1, 1)).code == "branch-2027"
    wrong = copy_of(new, code="x", seal_name="别的", effective_from=date(2028, 1, 1))
    with pytest.raises(ValidationError, match="印章"):
        keeping.new_version(of=new, row=wrong, actor=keeper, reason="改名")


def test_a_real_bureau_puts_its_identity_in_the_place_of_the_sample(keeper, signed_in):
    client, organ = signed_in(keeper), Organ.objects.get(code="branch")
    url = f"/law/organs/{organ.pk}/change/"
    name = "某市生态环境局某县分局"
    data = form_values(client, url) | {"name": name, "seal_name": name, "invented": "", "reason": "本局情况"}
    assert client.post(url, data).status_code == 302
    organ.refresh_from_db()
    assert (organ.name, organ.invented) == (name, False)
    assert not keeping.may_correct(organ)


def form_values(client, url):
    """What a form shows, as it would be posted back unchanged."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None or value is False else value for name, value in values.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_make_a_new_version(keeper, signed_in, kind):
    Organ.objects.update(invented=False)
    client, row = signed_in(keeper), KINDS[kind]()
    url = f"/law/{kind}/{row.pk}/change/"
    page = client.get(url).content.decode()
    assert "另立新版本" in page
    data = form_values(client, url) | {"effective_from": "20270101", "reason": "测试", "verified": "n"}
    if kind == "organs":
        data["code"] = "branch-next"
    answer = client.post(url, data)
    assert answer.status_code == 302, answer.context["form"].errors
    row.refresh_from_db()
    assert (
        row.effective_to == date(2026, 12, 31)
        and row.versions.filter(effective_from=date(2027, 1, 1)).exists()
    )
    shown = client.get(answer["Location"]).content.decode()
    assert "新版本：" in shown and "测试" in shown and "何清" in shown
    again = client.post(url, data)
    assert again.status_code == 200 and "没有保存" in again.content.decode()


def test_a_new_benchmark_version_has_its_own_factors(keeper, signed_in):
    client, row = signed_in(keeper), KINDS["benchmarks"]()
    before = factor_lines(row)
    url = f"/law/benchmarks/{row.pk}/change/"
    data = form_values(client, url)
    assert data["factor_lines"] == before
    data |= {
        "effective_from": "2027-01-01",
        "reason": "新公布",
        "factor_lines": "超标倍数：不足 1 倍=8%；1 倍以上=16",
    }
    assert client.post(url, data | {"factor_lines": "超标倍数 8"}).status_code == 200
    assert client.post(url, data | {"factor_lines": "甲：乙=120"}).status_code == 200
    assert client.post(url, data).status_code == 302
    new = row.versions.get(effective_from=date(2027, 1, 1))
    assert factor_lines(new) == "超标倍数：不足 1 倍=8%；1 倍以上=16%" and factor_lines(row) == before
    codes = lambda on: [b.pk for b in services.benchmarks(row.violation, on)][:1]  # noqa: E731
    assert codes(date(2026, 12, 31)) == [row.pk] and codes(date(2027, 1, 1)) == [new.pk]


def test_pages_add_verify_and_end(keeper, signed_in):
    client = signed_in(keeper)
    data = {"code": "own", "name": "擅自停运在线设备", "order": 400, "reason": "地方性法规新设"}
    assert client.post("/law/violations/add/", data).status_code == 302
    violation = Violation.objects.get(code="own")
    basis = {
        "violation": violation.pk, "regime": "code", "tier": "", "subject": "entity", "duty_articles": "",
        "penalty_article": "某省条例 第10条", "base": "fixed", "fine_min": "20000", "fine_max": "10000",
        "effective_from": "2026-08-15", "source": "省人大网", "verified": "y", "reason": "新设",
    }  # fmt: skip
    refused = client.post("/law/bases/add/", basis)
    assert refused.status_code == 200 and "下限不能高于上限" in refused.content.decode()
    assert client.post("/law/bases/add/", basis | {"fine_max": "100000"}).status_code == 302
    row = violation.bases.get()
    assert client.get(f"/law/violations/{violation.pk}/").status_code == 200
    source = {"verified": "y", "source": "公报", "reason": "核对"}
    assert client.post(f"/law/bases/{row.pk}/verify/", source).status_code == 302
    assert (
        client.post(f"/law/bases/{row.pk}/end/", {"last_day": "20261231", "reason": "废止"}).status_code
        == 302
    )
    assert (
        client.post(f"/law/bases/{row.pk}/end/", {"last_day": "20261231", "reason": "废止"}).status_code
        == 200
    )
    row.refresh_from_db()
    assert (row.source, row.effective_to) == ("公报", date(2026, 12, 31))
    assert (
        client.get(f"/law/violations/{violation.pk}/change/").status_code == 200
    )  # unused: its name may be put right


def test_every_row_is_read_with_source_mark_and_history(law, cast, signed_in):
    client = signed_in(cast.officer)
    for kind, row in KINDS.items():
        page = client.get(f"/law/{kind}/{row().pk}/").content.decode()
        assert "核对" in page and "出处" in page and "没有改动" in page
    assert client.get("/law/nothing/1/").status_code == client.get("/law/bases/999999/").status_code == 404


def test_the_comparison_is_spelled_out(law, cast, signed_in):
    client = signed_in(cast.officer)
    pk = Violation.objects.get(code="hw-label").pk
    page = client.get(f"/law/violations/{pk}/").content.decode()
    assert "法典规定的处罚较轻" in page and "适用行为时的法律" in page and "拒不改正" in page
    pk = Violation.objects.get(code="eia-report").pk
    assert "由办案人员选择" in client.get(f"/law/violations/{pk}/").content.decode()
    page = client.get(f"/law/violations/{pk}/?amount=100000000").content.decode()
    assert "1,000,000" in page and "法典规定的处罚较轻" in page
    assert client.get(f"/law/violations/{pk}/?amount=x&act_on=y").status_code == 200


@pytest.mark.parametrize("kind", [*KINDS, "violations", "rules"])
def test_files_hold_every_row(law, cast, signed_in, kind):
    answer = signed_in(cast.officer).get(f"/law/{kind}/file/")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert answer["Content-Type"].startswith("text/csv") and len(lines) > 3


def test_lists_are_searched_by_day_mark_and_words(law, cast, signed_in):
    client = signed_in(cast.officer)
    assert "行政处罚法" in client.get("/law/statutes/?q=行政处罚法&on=2020-01-01").content.decode()
    assert "2018-01-01" in client.get("/law/statutes/?q=行政处罚法").content.decode()
    assert "没有符合" in client.get("/law/statutes/?q=甲乙丙").content.decode()
    assert "分档" in client.get("/law/benchmarks/?model=B").content.decode()
    assert "没有符合" in client.get("/law/benchmarks/?on=2010-01-01").content.decode()
    assert "法典 第1107条" in client.get("/law/?q=第83条第2项&verified=y*").content.decode()
    assert "2026-08-14" in client.get("/law/?all=1").content.decode()


def test_ends_before_keeps_an_earlier_end(law):
    row = ViolationBasis.objects.get(violation__code="voc", regime="old")
    row.ends_before(row.effective_to + timedelta(days=100))
    assert row.effective_to == date(2026, 8, 14)
