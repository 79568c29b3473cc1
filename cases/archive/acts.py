"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.archive.forms import archive as archive_forms
from cases.archive.services import archive
from cases.desk import Act

CASE_ACTS = (
    Act("archive", archive_forms.OpenForm, archive.open_archive, "汇集材料并排序"),
    Act("supplement", archive_forms.SupplementForm, archive.open_supplement),
)
ARCHIVE_ACTS = (
    Act("add_material", archive_forms.MaterialForm, archive.add_material),
    Act("request_archive", archive_forms.RequestForm, archive.request_archive),
    Act("return_archive", forms.ReasonForm, archive.return_archive),
    Act("confirm_archive", archive_forms.ConfirmForm, archive.confirm_archive, "编档号并合成案卷"),
)
