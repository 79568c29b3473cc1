"""Rules of a place: they prevail there from their day, and clocks keep the version they began with."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from bureau.staff.models import Office, User
from bureau.timelimits import services
from bureau.timelimits.models import Rule

KEY = "hearing.amount.entity"
ON = date(2026, 11, 23)


def local(office, value, first=date(2026, 10, 1), last=None, key=KEY, unit="yuan", **more):
    return Rule.objects.create(
        key=key, label="听证数额（单位）", value=Decimal(value), unit=unit, office=office, effective_from=first,
        effective_to=last, statute="某省行政处罚听证规定", article="第3条", source="省政府令", verified="y", **more,
    )  # fmt: skip


def test_the_local_rule_prevails_in_its_place_from_its_day(law, cast):
    local(cast.bureau, 100_000)
    ask = lambda on, office: services.number(KEY, on, office=office)  # noqa: E731
    assert ask(ON, cast.officer.office) == ask(ON, cast.bureau) == 100_000
    assert ask(date(2026, 9, 30), cast.officer.office) == 200_000
    assert ask(ON, cast.outsider.office) == ask(ON, cast.bureau.parent) == 200_000
    assert services.rule(KEY, ON, office=cast.bureau).citation == "某省行政处罚听证规定 第3条"


def test_the_nearest_place_prevails_and_an_ended_rule_gives_way(law, cast):
    local(cast.bureau.parent, 150_000)
    local(cast.bureau, 80_000, first=date(2026, 11, 1), last=date(2026, 12, 31))
    assert services.number(KEY, ON, office=cast.bureau) == 80_000
    assert services.number(KEY, date(2026, 10, 15), office=cast.bureau) == 150_000
    assert services.number(KEY, date(2027, 1, 1), office=cast.bureau) == 150_000
    assert services.number(KEY, ON, office=cast.outsider.office) == 150_000


def test_without_an_office_only_places_of_everyone_count(law, cast):
    local(cast.bureau, 100_000)
    assert services.number(KEY, ON) == 200_000  # a colleague works in another county
    User.objects.filter(pk=cast.outsider.pk).update(is_active=False)
    assert services.number(KEY, ON) == 100_000  # one bureau's own installation
    local(cast.bureau.parent, 150_000)
    assert services.number(KEY, ON) == 100_000


def test_an_installation_without_people_has_the_national_rule(law, bureau):
    local(bureau, 100_000)
    assert services.number(KEY, ON) == 200_000


def test_a_clock_keeps_the_version_it_began_with(errand, cast):
    errand.office = cast.bureau
    clock = services.start(errand, "decision.serve", on=date(2026, 11, 20))
    local(cast.bureau, 3, key="decision.serve", unit="wd")
    services.recompute(type(clock).objects.filter(pk=clock.pk))
    clock.refresh_from_db()
    assert (clock.rule.office, clock.due_on) == (None, date(2026, 12, 1))
    services.cancel(clock, reason="重新起算")
    again = services.start(errand, "decision.serve", on=date(2026, 11, 20))
    assert (again.rule.office, again.due_on) == (cast.bureau, date(2026, 11, 25))


def test_loading_leaves_local_rules_and_kept_keys(law, cast):
    local(cast.bureau, 100_000)
    assert services.load_rules() == 0 and Rule.objects.local().count() == 1
    Rule.objects.national().filter(key="fine.pay").update(value=20, by_hand=True)
    assert services.load_rules() == 0


def test_one_version_a_day_in_each_scope(law, cast):
    local(cast.bureau, 100_000)
    local(cast.bureau.parent, 100_000)
    for office in (cast.bureau, None):
        first = date(2026, 10, 1) if office else date(2023, 7, 1)
        with pytest.raises(IntegrityError), transaction.atomic():
            local(office, 1, first=first)


def test_the_list_tells_local_rules_apart(law, cast, signed_in):
    local(cast.bureau, 100_000)
    client = signed_in(cast.officer)
    page = client.get("/time/?scope=local").content.decode()
    assert "适用于 澜州市生态环境局青禾分局" in page and "案件办理" not in page
    assert "某省行政处罚听证规定" not in client.get("/time/?scope=national").content.decode()


def test_the_clerk_with_the_right_enters_a_local_rule(law, cast, signed_in):
    cast.clerk.keeps_law = True
    cast.clerk.save()
    client = signed_in(cast.clerk)
    national = Rule.objects.get(key=KEY, effective_to=None)
    url = f"/law/rules/{national.pk}/local/"
    page = client.get(url).content.decode()
    assert "地方规定：听证数额（单位）" in page
    data = {
        "office": cast.bureau.pk, "value": "100000", "unit": "yuan", "rolls": "on", "trigger": national.trigger,
        "statute": "某省行政处罚听证规定", "article": "第3条", "effective_from": "20261201", "verified": "y",
        "source": "省政府令", "reason": "省规定自 2026-12-01 施行",
    }  # fmt: skip
    assert client.post(url, data | {"office": Office.objects.get(short_name="市局").pk}).status_code == 200
    assert client.post(url, data | {"office": ""}).status_code == 200
    assert client.post(url, data).status_code == 302
    assert services.number(KEY, date(2026, 12, 1), office=cast.bureau) == 100_000
    row = Rule.objects.local().get()
    assert row.by_hand and client.get(f"/law/rules/{row.pk}/").status_code == 200
    assert client.get("/law/rules/add/").status_code == 302


def test_a_new_national_version_from_the_screen(law, cast, signed_in):
    cast.clerk.keeps_law = True
    cast.clerk.save()
    client = signed_in(cast.clerk)
    row = Rule.objects.get(key="fine.pay", effective_to=None)
    url = f"/law/rules/{row.pk}/change/"
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"value": "30", "effective_from": "2027-01-01", "reason": "法律修改"}
    assert client.post(url, data).status_code == 302
    assert services.number("fine.pay", date(2026, 12, 31)) == 15
    assert services.number("fine.pay", date(2027, 1, 1)) == 30
