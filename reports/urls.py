from django.urls import path

from reports.views import annual, dashboard, figures, home, tracking, versions

app_name = "reports"
urlpatterns = [
    path("", home.home, name="home"),
    path("reports/todo/", home.steps, name="todo"),
    path("reports/limits.csv", home.clocks_export, name="clocks-export"),
    path("reports/dashboard/", dashboard.dashboard, name="dashboard"),
    path("reports/tracking/", tracking.tracking, name="tracking"),
    path("reports/tracking.csv", tracking.export, name="tracking-export"),
    path("reports/figures/", figures.index, name="figures"),
    path("reports/figures/<int:year>/", figures.index, name="figures-year"),
    path("reports/figures/<slug:key>/<int:year>/", figures.figure, name="figure"),
    path("reports/figures/<slug:key>/<int:year>/rows.csv", figures.export, name="figure-export"),
    path("reports/annual/", annual.listing, name="annual-list"),
    path("reports/annual/new", annual.draft, name="annual-new"),
    path("reports/annual/<int:year>/", annual.detail, name="annual"),
    path("reports/annual/<int:year>/sections/<slug:key>", annual.section, name="annual-section"),
    path("reports/annual/<int:year>/sections/<slug:key>/restore", annual.restore, name="annual-restore"),
    path("reports/annual/<int:year>/address", annual.address, name="annual-address"),
    path("reports/annual/<int:year>/figures", annual.differences, name="annual-figures"),
    path("reports/annual/<int:year>/doubts", annual.explain, name="annual-explain"),
    path("reports/annual/<int:year>/submit", annual.submit, name="annual-submit"),
    path("reports/annual/<int:year>/approve", annual.approve, name="annual-approve"),
    path("reports/annual/<int:year>/send-back", annual.send_back, name="annual-send_back"),
    path("reports/annual/<int:year>/recall", annual.recall, name="annual-recall"),
    path("reports/annual/<int:year>/withdraw", annual.withdraw, name="annual-withdraw"),
    path("reports/annual/<int:year>/retract", annual.retract, name="annual-retract"),
    path("reports/annual/<int:year>/publish", annual.publish, name="annual-publish"),
    path("reports/annual/<int:year>/render", versions.render_draft, name="annual-render"),
    path("reports/annual/<int:year>/versions", versions.versions, name="annual-versions"),
    path("reports/annual/<int:year>/versions/<int:pk>/repeat", versions.repeat, name="annual-repeat"),
    path("reports/annual/<int:year>/drafts/<int:pk>.pdf", versions.draft_pdf, name="annual-draft"),
    path("reports/annual/<int:year>/report.pdf", versions.final_pdf, name="annual-pdf"),
]
