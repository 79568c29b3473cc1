from django.urls import path

from publicity.public import corrections, data, draws, pages, penalties, plans, positive

app_name = "public"
urlpatterns = [
    path("", pages.home, name="home"),
    path("penalties/", penalties.listing, name="penalties"),
    path("penalties.csv", data.penalties_csv, name="penalties-csv"),
    path("penalties.json", data.penalties_json, name="penalties-json"),
    path("penalties/<int:pk>/", penalties.detail, name="penalty"),
    path("feed.atom", data.feed, name="feed"),
    path("data/", data.about, name="data"),
    path("draws/", draws.listing, name="draws"),
    path("draws/<int:pk>/", draws.detail, name="draw"),
    path("draws/<int:pk>/record.json", draws.record, name="draw-record"),
    path("plans/", plans.listing, name="plans"),
    path("plans/<int:pk>/", plans.year_plan, name="plan"),
    path("specials/<int:pk>/", plans.special, name="special"),
    path("visits/<int:pk>/", plans.visits, name="visits"),
    path("positive-list/", positive.listing, name="positive"),
    path("positive-list/<int:pk>/", positive.notice, name="notice"),
    path("positive-list/proposed/<int:pk>/object/", positive.objection, name="objection"),
    path("campaigns/", pages.campaigns, name="campaigns"),
    path("campaigns/<int:pk>/", pages.campaign, name="campaign"),
    path("campaigns/<int:pk>/photos/<int:photo_pk>", pages.photo, name="photo"),
    path("reports/", pages.reports, name="reports"),
    path("reports/<int:pk>/", pages.report, name="report"),
    path("reports/<int:pk>/report.pdf", pages.report_file, name="report-file"),
    path("law/", pages.law, name="law"),
    path("about/", pages.about, name="about"),
    path("corrections/", corrections.correction, name="correction"),
    path("published/<int:pk>/", penalties.publication, name="publication"),
]
