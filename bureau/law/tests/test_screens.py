"""Screens of the law: read by everyone, changed by nobody here."""

import re

import pytest

from bureau.law import services
from bureau.law.models import Organ

PAGES = ["/law/", "/law/?q=危险废物", "/law/statutes/", "/law/organs/"]


@pytest.mark.parametrize("who", ["officer", "reviewer", "leader", "clerk", "supervisor", "admin"])
@pytest.mark.parametrize("url", PAGES)
def test_everyone_reads(law, cast, signed_in, who, url):
    response = signed_in(getattr(cast, who)).get(url)
    html = response.content.decode()
    assert response.status_code == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", html)


def test_visitors_are_sent_to_sign_in_and_nobody_posts(law, cast, client, signed_in):
    assert all(client.get(url).status_code == 302 for url in PAGES)
    assert all(signed_in(cast.admin).post(url).status_code == 405 for url in PAGES)


def test_both_regimes_stand_side_by_side(law, cast, signed_in):
    page = signed_in(cast.officer).get("/law/?q=识别标志").content.decode()
    for words in [
        "固体废物法 第112条第1款第1项",
        "10 万元以上 100 万元以下",
        "法典 第1175条第1项",
        "5 万元以上 20 万元以下",
        "拒不改正、逾期不改正 20 万元以上 100 万元以下",
        "待核对",
    ]:
        assert words in page, words
    assert "没有符合的案由" in signed_in(cast.officer).get("/law/?q=无此案由").content.decode()


def test_the_organ_in_force_is_marked(law, cast, signed_in):
    page = signed_in(cast.clerk).get("/law/organs/").content.decode()
    assert page.count("现用") == 1 and "澜州市人民政府或者青禾县人民政府" in page and "虚构示例" in page


def test_the_list_costs_the_same_however_long(law, cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.officer)
    client.get("/law/")
    with django_assert_max_num_queries(9):
        client.get("/law/")


def test_loading_again_keeps_the_identity_the_administrator_gave(law):

    Organ.objects.filter(code="branch").update(phone="010-1")
    services.load_law()
    assert Organ.objects.get(code="branch").phone == "010-1"
