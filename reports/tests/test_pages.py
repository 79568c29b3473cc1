"""The pages: who may open them, what they show, doors that lead where they say, cost that does not grow."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau.dates import today
from inspections.tests.factories import EnterpriseFactory, PositiveListEntryFactory
from publicity.tests.factories import LectureFactory
from reports.figures import registry
from reports.models import AnnualReport
from reports.services import annual
from reports.tests import rows
from reports.urls import urlpatterns

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T01:00:00Z"  # Monday, 09:00 in Shanghai


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk(cast):
    """Clocks: one overdue, one today, one on Sunday, one next Monday; the last on a colleague's case."""
    cases = [rows.case(cast, date(2026, 9, n)) for n in (1, 2, 3)]
    cases.append(rows.case(cast, date(2026, 9, 4), handler=cast.reviewer, co_handler=cast.leader))
    for case, days in zip(cases, (-3, 0, 6, 7), strict=True):
        rows.clock(case, "case.limit", date(2026, 9, 1), today() + timedelta(days=days))
    return cases


def page(client, name, *args, **query):
    return client.get(reverse(f"reports:{name}", args=args), query)


def test_visitors_are_sent_to_the_public_site_and_the_administrator_to_people(cast, client, signed_in):
    assert client.get("/").status_code == 302
    assert signed_in(cast.admin).get("/").url == reverse("staff:people")


def test_every_view_is_guarded():
    for pattern in urlpatterns:
        assert hasattr(pattern.callback, "access"), pattern.name


@pytest.mark.parametrize("who", ["officer", "reviewer", "leader", "clerk", "supervisor"])
def test_all_staff_see_home_dashboard_figures_and_reports(cast, signed_in, who, desk):
    client = signed_in(getattr(cast, who))
    for name, args in (
        ("home", ()),
        ("dashboard", ()),
        ("figures", ()),
        ("figure", ("cases_filed", 2026)),
        ("annual-list", ()),
    ):
        assert page(client, name, *args).status_code == 200, name


def test_the_administrator_sees_no_figures(cast, signed_in):
    assert page(signed_in(cast.admin), "dashboard").status_code == 403


def test_tiles_agree_with_their_lists(cast, signed_in, desk):
    client = signed_in(cast.leader)
    tiles = page(client, "home").context["tiles"]
    assert tiles == {"over": 1, "today": 1, "week": 2}
    for due, count in tiles.items():
        assert page(client, "home", due=due).context["page"].total == count
    assert page(client, "home").context["page"].total == 4
    assert page(client, "home", on=str(today() + timedelta(days=7))).context["page"].total == 1


def test_only_mine(cast, signed_in, desk):
    assert page(signed_in(cast.officer), "home", whose="mine").context["page"].total == 3
    assert page(signed_in(cast.outsider), "home").context["page"].total == 0


def test_home_says_days_and_words(cast, signed_in, desk):
    text = page(signed_in(cast.officer), "home").content.decode()
    for words in (
        "2026年11月23日",
        "星期一",
        "超期 3 日",
        "今日届满",
        desk[0].number,
        desk[0].party_name,
        "行政处罚法 第60条",
    ):
        assert words in text, words
    assert "style=" not in text.split("<main")[1].replace("font-style=", "")


def test_limits_as_a_file_are_the_limits_on_the_page(cast, signed_in, desk):
    response = page(signed_in(cast.leader), "clocks-export", due="week")
    table = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert len(table) == 3 and table[0][0] == "到期日" and table[1][0] == "2026-11-23"


def test_dashboard_doors_open_lists_of_the_same_size(cast, signed_in):
    firm = EnterpriseFactory(office=cast.bureau, town="柳溪镇")
    for day in (date(2026, 3, 2), date(2026, 3, 9), date(2026, 7, 1)):
        rows.case(cast, day, enterprise=firm)
    rows.case(cast, date(2025, 12, 1))  # after this day of last year: not in the same period
    rows.case(cast, date(2025, 3, 1))
    client = signed_in(cast.leader)
    shown = page(client, "dashboard").context
    tile = shown["tiles"][0]
    assert (tile.text, tile.before, tile.change) == ("3", "1", "＋2")
    assert client.get(tile.url).context["page"].total == 3
    march = shown["charts"][0]
    assert march.rows[2] == ("3月", "2", "1")
    assert page(client, "figure", "cases_filed", 2026, month=3).context["page"].total == 2
    assert page(client, "figure", "cases_filed", 2026, by="town", kind="柳溪镇").context["page"].total == 3
    assert page(client, "figure", "cases_filed", 2026, quarter=3).context["value"] == "1"


def test_a_past_year_is_compared_whole(cast, signed_in):
    rows.case(cast, date(2021, 12, 31))
    context = page(signed_in(cast.leader), "dashboard", year=2021).context
    assert context["tiles"][0].text == "1" and not context["is_running"]


@pytest.mark.parametrize("year", ["1999", "2027", "abc", "２０２１"])
def test_years_out_of_reach_are_not_found(cast, signed_in, year):
    assert page(signed_in(cast.leader), "dashboard", year=year).status_code == 404


def test_odd_addresses_do_no_harm(cast, signed_in):
    client = signed_in(cast.leader)
    assert page(client, "figure", "no_such", 2021).status_code == 404
    assert page(client, "figure", "cases_filed", 1900).status_code == 404
    for query in (
        {"month": "13"},
        {"until": "x"},
        {"by": "password", "kind": "x"},
        {"by": "town", "kind": "-"},
        {"cursor": "zzz"},
        {"month": "²"},
    ):
        assert page(client, "figure", "cases_filed", 2021, **query).status_code == 200, query


def test_a_figure_as_a_file_has_all_its_rows(cast, signed_in):
    for n in range(1, 35):
        rows.case(cast, date(2021, 1, 1) + timedelta(days=n))
    response = page(signed_in(cast.clerk), "figure-export", "cases_filed", 2021)
    assert len(b"".join(response).decode().splitlines()) == 35


def test_names_are_listed_in_words_beside_their_definition(cast, signed_in):
    LectureFactory(clerk=cast.clerk, held_on=date(2021, 5, 1), principal=True, statutes="宪法，民法典")
    text = page(signed_in(cast.clerk), "figures-year", 2021).content.decode()
    assert "列举" in text and "《宪法》《民法典》　主要负责人讲法" in text


def test_every_figure_has_a_page(cast, signed_in):
    client = signed_in(cast.clerk)
    for figure in registry.every():
        assert page(client, "figure", figure.key, 2021).status_code == 200, figure.key


def queries(client, *args, **query):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert page(client, *args, **query).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", [("home",), ("dashboard",), ("figure", "cases_filed", 2026)])
def test_cost_does_not_grow_with_rows(cast, signed_in, name):
    client = signed_in(cast.supervisor)
    firm = EnterpriseFactory(office=cast.bureau)

    def more(count):
        for n in range(count):
            case = rows.case(cast, date(2026, 9, 1), enterprise=firm)
            rows.clock(case, "case.limit", date(2026, 9, 1), today() + timedelta(days=n))

    more(2)
    page(client, *name)
    few = queries(client, *name)
    more(18)
    assert queries(client, *name) <= few


def test_steps_that_wait_for_me(cast, signed_in):
    asked = rows.case(cast, date(2026, 11, 1))
    type(asked).objects.filter(pk=asked.pk).update(state="filing", filed_on=None, filed_by=None, number="")
    steps = page(signed_in(cast.leader), "todo").context["steps"]
    assert [s.label for s in steps] == ["批准立案"]
    assert page(signed_in(cast.supervisor), "todo").context["steps"] == []


# --- the annual report ---------------------------------------------------------------------------


@pytest.fixture
def report(cast):
    rows.case(cast, date(2021, 3, 1))
    return annual.draft(year=2021, office=cast.bureau, actor=cast.clerk)


def test_the_clerk_starts_a_report(cast, signed_in):
    response = signed_in(cast.clerk).post(reverse("reports:annual-new"), {"year": "2021"})
    assert response.url == reverse("reports:annual", args=[2021])
    again = signed_in(cast.clerk).post(reverse("reports:annual-new"), {"year": "20x1"}, follow=True)
    assert "不在可编写的范围" in again.content.decode()
    assert AnnualReport.objects.count() == 1


def test_figures_stand_in_the_text_as_doors(cast, signed_in, report):
    text = page(signed_in(cast.supervisor), "annual", 2021, section="enforcement").content.decode()
    assert f'class="fig" href="{reverse("reports:figure", args=["cases_filed", 2021])}"' in text
    assert "1 件</a>" in text and "{{" not in text and "修改文字" not in text


def test_a_wrong_token_is_shown_and_the_text_kept(cast, signed_in, report):
    client, url = signed_in(cast.clerk), reverse("reports:annual-section", args=[2021, "lead"])
    refused = client.post(url, {"text": "立案 {{cases}} 件"})
    assert refused.status_code == 422
    assert (
        "没有代号为“cases”的数字" in refused.content.decode()
        and "立案 {{cases}} 件" in refused.content.decode()
    )
    assert client.post(url, {"text": "立案 {{cases_filed}}。"}).status_code == 302
    assert report.sections.get(key="lead").text == "立案 {{cases_filed}}。"
    client.post(reverse("reports:annual-restore", args=[2021, "lead"]))
    assert report.sections.get(key="lead").text.startswith("2021年，我局")


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("annual-new", "officer"),
        ("annual-submit", "leader"),
        ("annual-approve", "clerk"),
        ("annual-send_back", "clerk"),
        ("annual-withdraw", "reviewer"),
        ("annual-publish", "leader"),
        ("annual-explain", "supervisor"),
        ("annual-render", "officer"),
    ],
)
def test_verbs_refuse_other_roles(cast, signed_in, report, name, who):
    url = reverse(f"reports:{name}", args=[] if name == "annual-new" else [2021])
    assert signed_in(getattr(cast, who)).post(url).status_code == 403
    assert signed_in(getattr(cast, who)).get(url).status_code in (403, 405)


def test_the_clerk_says_whom_it_goes_to(cast, signed_in, report):
    client, url = signed_in(cast.clerk), reverse("reports:annual-address", args=[2021])
    assert client.get(url).status_code == 200
    client.post(url, {"addressee": "青禾县人民政府", "copies_to": "县委依法治县办"})
    report.refresh_from_db()
    assert (report.addressee, report.copies_to) == ("青禾县人民政府", "县委依法治县办")
    assert client.post(url, {"addressee": ""}).status_code == 200


def test_a_refused_step_says_why_with_409(cast, signed_in, report):
    response = signed_in(cast.leader).post(reverse("reports:annual-approve", args=[2021]))
    assert response.status_code == 409 and "当前为“编写中”" in response.content.decode()


def test_another_bureau_does_not_find_the_report(cast, signed_in, report):
    assert page(signed_in(cast.outsider), "annual", 2021).status_code == 404


def test_the_versions_panel_asks_again_only_while_one_is_made(cast, signed_in, report):
    client = signed_in(cast.clerk)
    client.post(reverse("reports:annual-render", args=[2021]))
    text = page(client, "annual-versions", 2021).content.decode()
    assert "hx-trigger" in text and "排队中" in text and "刷新" in text
    draft = report.renderings.get()
    assert page(client, "annual-draft", 2021, draft.pk).status_code == 404


def test_figures_and_reports_are_found_by_name(cast, signed_in, report):
    text = signed_in(cast.officer).get(reverse("search"), {"q": "法治政府"}).content.decode()
    assert report.title in text
    assert "罚款总额" in signed_in(cast.officer).get(reverse("search"), {"q": "罚款"}).content.decode()


def test_from_draft_to_approved_copy_in_the_browser(
    cast, signed_in, report, django_capture_on_commit_callbacks
):
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)
    clerk.post(reverse("reports:annual-submit", args=[2021]))
    with django_capture_on_commit_callbacks(execute=True):
        leader.post(reverse("reports:annual-approve", args=[2021]))
    text = page(clerk, "annual", 2021, section="enforcement").content.decode()
    assert 'class="fig frozen"' in text and "已审定" in text
    assert b"".join(page(clerk, "annual-pdf", 2021).streaming_content).startswith(b"%PDF")
    assert "一致" in page(clerk, "annual-figures", 2021).content.decode()
    rows.case(cast, date(2021, 5, 5))
    assert page(clerk, "annual-figures", 2021).context["differing"]


@pytest.mark.parametrize("who", ["officer", "leader", "clerk", "reviewer", "supervisor"])
def test_home_asks_less_than_thirty_questions_whatever_its_length(cast, signed_in, who):
    client = signed_in(getattr(cast, who))
    counts = []
    for length in (1, 30):
        for n in range(length):
            case = rows.case(cast, date(2026, 9, 1 + n % 28))
            rows.clock(case, "case.limit", date(2026, 9, 1), today() + timedelta(days=n))
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            assert page(client, "home").status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1] < 30, counts


def test_the_steps_are_a_part_of_home_and_a_page_without_script(cast, signed_in):
    client = signed_in(cast.officer)
    assert "<html" in page(client, "todo").content.decode()
    part = client.get(reverse("reports:todo"), HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in part and "现在可办" in part


def test_the_page_lists_everything_the_tile_counts(cast, signed_in):
    asked = rows.case(cast, date(2026, 11, 1))
    type(asked).objects.filter(pk=asked.pk).update(state="filing", filed_on=None, filed_by=None, number="")
    entry = PositiveListEntryFactory(applied=True)
    client = signed_in(cast.leader)
    shown = page(client, "todo")
    assert shown.context["waiting"] == page(client, "home").context["waiting"] == 2
    words = shown.content.decode()
    assert reverse("inspections:positive-entry", args=[entry.pk]) in words and "待审批" in words
