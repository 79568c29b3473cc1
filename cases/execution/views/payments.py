"""Import of bank slips: tried row by row, then registered."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from bureau.access import fills
from bureau.staff.roles import Role
from cases.execution.services import slips

LARGEST = 2 * 1024 * 1024


class SlipsForm(forms.Form):
    """The file, and on the second round the rows that were tried."""

    file = forms.FileField(label="银行回单 CSV", required=False, help_text="首行：" + "、".join(slips.HEAD))
    tried = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LARGEST)

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload and upload.size > LARGEST:
            raise ValidationError("没有上传：文件超过 2 MB。请拆分后重传。")
        return upload


@fills(Role.CLERK)
def payments_import(request):
    """试导入 shows what would happen to each row and stores nothing; 导入 registers what can be."""
    form = SlipsForm(request.POST or None, request.FILES or None)
    context = {"form": form, "head": slips.HEAD}
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/payment/import.html", context, status=422 if form.errors else 200)
    try:
        rows = _rows(form.cleaned_data)
    except ValidationError as error:
        form.add_error("file", error)
        return render(request, "cases/payment/import.html", context, status=422)
    keep = "keep" in request.POST
    found = slips.run(rows, actor=request.user, keep=keep)
    good = [slip for slip in found if not slip.fault]
    if keep and len(good) == len(found):
        messages.success(request, f"已登记 {len(good)} 笔缴款")
        return redirect("cases:cases")
    context |= {"found": found, "good": len(good), "kept": keep, "tried": _packed(rows)}
    return render(request, "cases/payment/import.html", context)


def _rows(data: dict) -> list[list[str]]:
    if data["file"]:
        return slips.read(data["file"])
    if data["tried"]:
        return [line.split("\t") for line in data["tried"].split("\n")]
    raise ValidationError("请选择文件。")


def _packed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in rows)
