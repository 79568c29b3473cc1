from django.urls import path, register_converter

from publicity.converters import RegisterConverter, SheetConverter
from publicity.views import corrections, disclosure, files, publications, registers, sources

register_converter(RegisterConverter, "register")
register_converter(SheetConverter, "sheet")

app_name = "publicity"
urlpatterns = [
    path("awareness/", registers.overview, name="overview"),
    path("awareness/<register:register>/", registers.listing, name="list"),
    path("awareness/<register:register>/new", registers.new, name="new"),
    path("awareness/<register:register>/export.<sheet:form>", registers.export, name="export"),
    path("awareness/<register:register>/<int:pk>/", registers.detail, name="detail"),
    path("awareness/<register:register>/<int:pk>/edit", registers.edit, name="edit"),
    path("awareness/<register:register>/<int:pk>/withdraw", registers.withdraw, name="withdraw"),
    path("awareness/<register:register>/<int:pk>/files", registers.add_file, name="add-file"),
    path("awareness/<register:register>/<int:pk>/files/<int:file_pk>", files.stored_file, name="file"),
    path("disclosure/", disclosure.due, name="due"),
    path("disclosure/cases/<int:pk>/", disclosure.preview, name="preview"),
    path("disclosure/cases/<int:pk>/masks", disclosure.mask, name="mask"),
    path("disclosure/cases/<int:pk>/publish", disclosure.publish, name="publish-penalty"),
    path("disclosure/cases/<int:pk>/withhold", disclosure.withhold, name="withhold"),
    path("disclosure/others/", sources.others, name="others"),
    path("disclosure/draws/<int:pk>/<slug:kind>", sources.publish_draw, name="publish-draw"),
    path("disclosure/visits/<int:pk>/publish", sources.publish_visit, name="publish-visit"),
    path("disclosure/notices/<int:pk>/<slug:kind>", sources.publish_notice, name="publish-notice"),
    path("disclosure/plans/<int:pk>/publish", sources.publish_year_plan, name="publish-year-plan"),
    path("disclosure/specials/<int:pk>/<slug:kind>", sources.publish_special, name="publish-special"),
    path("disclosure/campaigns/<int:pk>/publish", sources.publish_campaign, name="publish-campaign"),
    path("disclosure/published/", publications.listing, name="publications"),
    path("disclosure/published/<int:pk>/", publications.detail, name="publication"),
    path("disclosure/published/<int:pk>/change", publications.note_change, name="note-change"),
    path("disclosure/published/<int:pk>/withdraw", publications.withdraw, name="withdraw-publication"),
    path("disclosure/corrections/", corrections.listing, name="corrections"),
    path("disclosure/corrections/<int:pk>/", corrections.detail, name="correction"),
]
