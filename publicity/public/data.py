"""Open data: the decisions in view as CSV and JSON, streamed; new ones as a feed. Fields are those of the page."""

import json

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from bureau.access import open_page
from bureau.cells import printable
from bureau.dates import today
from publicity.export import csv_response
from publicity.models import Publication
from publicity.public.penalties import Search

# name in JSON, heading in CSV and on the page that explains the data
FIELDS = (
    ("number", "行政处罚决定书文号"),
    ("party", "行政相对人名称"),
    ("code", "统一社会信用代码"),
    ("representative", "法定代表人"),
    ("violation", "违法行为类型"),
    ("facts", "违法事实"),
    ("basis", "处罚依据"),
    ("result", "处罚内容"),
    ("fine", "罚款金额（元）"),
    ("confiscation", "没收金额（元）"),
    ("decided_on", "处罚决定日期"),
    ("organ", "处罚机关"),
    ("town", "乡镇"),
    ("published_on", "公开日期"),
    ("shown_until", "公示截止期"),
    ("digest", "公开本 SHA-256"),
    ("url", "网址"),
)
NEWEST = 50


def line(row: Publication) -> dict:
    """One decision as data."""
    own = {
        "published_on": row.published_on.isoformat(),
        "shown_until": row.shown_until.isoformat() if row.shown_until else "",
        "url": settings.SITE_URL + reverse("public:penalty", args=[row.pk]),
    }
    return {name: own.get(name, row.snapshot.get(name, "")) for name, _ in FIELDS}


def _in_view(request):
    rows = Search(request.GET).rows.shown(today()).order_by("-published_on", "-pk")
    return rows.iterator(chunk_size=500)


@open_page
def penalties_csv(request):
    """The decisions of the list with its filters."""
    rows = ([line(row)[name] for name, _ in FIELDS] for row in _in_view(request))
    return csv_response(f"行政处罚决定-{today()}.csv", [heading for _, heading in FIELDS], rows)


@open_page
def penalties_json(request):
    """The same as one JSON array, a record on each line."""

    def lines():
        yield "["
        for number, row in enumerate(_in_view(request)):
            yield ("," if number else "") + "\n" + json.dumps(line(row), ensure_ascii=False)
        yield "\n]\n"

    return StreamingHttpResponse(lines(), content_type="application/json; charset=utf-8")


@open_page
def feed(request):
    """The newest publications and withdrawals as Atom."""
    home = settings.SITE_URL + reverse("public:home")
    made = Atom1Feed(
        title=f"{settings.SYSTEM_NAME}行政处罚公示",
        link=home,
        description="新公开和撤回的行政处罚决定",
        language="zh-cn",
        feed_url=settings.SITE_URL + reverse("public:feed"),
    )
    for row in Publication.objects.penalties().listed(today()).order_by("-published_on", "-pk")[:NEWEST]:
        made.add_item(
            title=printable(f"{row.party}　{row.subject}" if row.is_public else f"{row.number} 已撤回"),
            description=printable(row.snapshot.get("result", "") if row.is_public else row.withdrawn_reason),
            link=settings.SITE_URL + reverse("public:penalty", args=[row.pk]),
            pubdate=row.published_at,
            updateddate=row.withdrawn_at or row.published_at,
            unique_id=f"{home}penalties/{row.pk}/",
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@open_page
def about(request):
    """What the data holds and how it may be used."""
    return render(request, "public/data.html", {"fields": FIELDS})
