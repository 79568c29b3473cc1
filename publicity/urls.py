from django.urls import path, register_converter

from publicity.converters import RegisterConverter, SheetConverter
from publicity.views import files, registers

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
]
