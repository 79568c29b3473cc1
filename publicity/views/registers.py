"""Pages of the registers: overview of the year, list, detail, form, withdrawal, files, export."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.record import services as record
from bureau.record.models import Entry, StoredFile
from bureau.staff.roles import Role
from publicity import services
from publicity.cells import cell, on_screen
from publicity.export import csv_response, xlsx_response
from publicity.forms.registers import FileForm, ReasonForm, form_for
from publicity.listing import Listing
from publicity.models import Publication
from publicity.registers import REGISTERS, Register


def _tabs(user, year: int) -> list[tuple[Register, int]]:
    return [(r, r.model.objects.visible_to(user).current().in_year(year).count()) for r in REGISTERS]


def _row(request, register: Register, pk: int):
    return get_object_or_404(register.rows().visible_to(request.user), pk=pk)


@reads()
def overview(request):
    """The year in every register."""
    text = request.GET.get("year", "")
    year = int(text) if text.isdecimal() and 2000 <= int(text) < 2100 else today().year
    lines = []
    for register in REGISTERS:
        rows = register.model.objects.visible_to(request.user).current().in_year(year)
        lines.append(
            {
                "register": register,
                "count": rows.count(),
                "last": rows.order_by("-held_on").values_list("held_on", flat=True).first(),
                "sums": Listing(register, request.user, {"year": str(year)}).sums,
            }
        )
    return render(
        request, "publicity/register/overview.html", {"lines": lines, "year": year, "this_year": today().year}
    )


@reads()
def listing(request, register: Register):
    """The rows of one register."""
    asked = Listing(register, request.user, request.GET)
    page = page_of(request, asked.rows, key=("-held_on", "-pk"))
    others = register.drawn[1:]
    cells = [(row, [(column, on_screen(cell(row, column.name))) for column in others]) for row in page]
    context = {
        "register": register,
        "asked": asked,
        "page": page,
        "cells": cells,
        "sums": asked.sums,
        "name_label": register.drawn[0].label,
        "tabs": _tabs(request.user, asked.year or today().year),
        "may_enter": request.user.has_role(Role.CLERK),
    }
    return render(request, "publicity/register/list.html", context)


@reads()
def detail(request, register: Register, pk: int):
    """One row with its files and its process record."""
    row = _row(request, register, pk)
    facts = [(register.label(name), on_screen(cell(row, name))) for name in register.fields]
    may = request.user.has_role(Role.CLERK) and row.is_current
    published = Publication.objects.live().of(row).first() if register.publishable else None
    context = {
        "register": register,
        "row": row,
        "facts": facts,
        "may": may,
        "file_form": FileForm(),
        "published": published,
        "files": StoredFile.objects.of(row),
        "entries": Entry.objects.of(row).order_by("-sequence")[:30],
    }
    return render(request, "publicity/register/detail.html", context)


@fills(Role.CLERK)
def new(request, register: Register):
    """Entering a row."""
    form = form_for(register)(request.POST or None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        row = services.enter(form.save(commit=False), actor=request.user, **form.people)
        messages.success(request, f"已登记，计入 {row.year} 年。请在下方上传照片或材料。")
        return redirect("publicity:detail", register, row.pk)
    return _form_page(request, register, form, register.enter, register.enter)


@fills(Role.CLERK)
def edit(request, register: Register, pk: int):
    """Amending a row; before and after enter the process record."""
    row = _row(request, register, pk)
    form = form_for(register)(request.POST or None, instance=row, actor=request.user)
    if request.method == "POST" and form.is_valid():
        changed = services.amend(row=row, values=form.cleaned_data, actor=request.user)
        messages.success(
            request, f"已改 {len(changed)} 处，改前改后都留在全过程记录中。" if changed else "没有改动。"
        )
        return redirect("publicity:detail", register, row.pk)
    return _form_page(request, register, form, f"修改：{row}", "保存修改")


@fills(Role.CLERK)
def withdraw(request, register: Register, pk: int):
    """Taking a row out of every count, with the reason."""
    row = _row(request, register, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.withdraw_row(row=row, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, f"已撤销，不再计入 {row.year} 年；记录和理由保留。")
        return redirect("publicity:detail", register, row.pk)
    return _form_page(request, register, form, f"撤销登记：{row}", "撤销登记")


def _form_page(request, register: Register, form, title: str, submit: str):
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "register": register,
        "back_label": register.title,
        "back_url": reverse("publicity:list", args=[register]),
    }
    return render(request, "publicity/register/form.html", context, status=422 if form.is_bound else 200)


@verb(Role.CLERK)
def add_file(request, register: Register, pk: int):
    """Taking in a photo or paper."""
    row = _row(request, register, pk)
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise ValidationError("没有上传：没有选择文件。请选择照片或材料后再上传。")
        stored = record.store_file(
            row, upload=form.cleaned_data["upload"], actor=request.user, title=form.cleaned_data["title"]
        )
        messages.success(request, f"已入库：{stored.title}，SHA-256 {stored.short_hash}。")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("publicity:detail", register, row.pk)


@reads()
def export(request, register: Register, form: str):
    """The rows listed, with all their columns, as CSV or XLSX."""
    asked = Listing(register, request.user, request.GET)
    name = f"{register.title}-{asked.year or '全部'}.{form}"
    if form == "csv":
        return csv_response(name, asked.sheet_headings, asked.sheet())
    return xlsx_response(name, register.title, asked.sheet_headings, asked.sheet())
