"""Handing over, taking over, moving a piece, adding one, opening a supplement."""

from django import forms

from bureau.dates import today
from bureau.forms import PastDayField, text_area
from cases.archive.models.archive import Archive, ArchiveItem, Category, Half
from cases.forms import ActForm, OnForm


class SupplementForm(ActForm):
    """开补充卷."""

    reason = forms.CharField(
        label="补充理由", max_length=200, help_text="写明归档以后发生了什么、要补充什么；理由印在补充卷上"
    )


class OpenForm(ActForm):
    """整理归档: nothing to fill; the pieces are gathered and put in order."""


class RequestForm(OnForm):
    """移交归档."""

    remarks = text_area(
        "卷内情况说明", rows=3, required=False, help_text="缺损、复制件、另存的原件等；印在备考表上，选填"
    )


class ConfirmForm(OnForm):
    """接收归档."""

    retention = forms.ChoiceField(
        label="保管期限",
        choices=Archive.Retention.choices,
        initial=Archive.Retention.THIRTY,
        help_text="按本机关归档范围和保管期限表确定",
    )


class MaterialForm(ActForm):
    """补充材料."""

    upload = forms.FileField(label="文件", help_text="JPG、PNG、PDF、MP4、MP3、XLSX 或 DOCX")
    title = forms.CharField(label="题名", max_length=120)
    category = forms.ChoiceField(label="类别", help_text="决定编入正卷还是副卷和次序")
    formed_on = PastDayField(label="形成日期", initial=today)
    author = forms.CharField(label="责任者", max_length=100, help_text="写成或者出具材料的机关、单位、个人")

    def prepare(self):
        inner = [(c.value, c.label) for c in Category if c in (Category.SECRET, Category.SOURCE)]
        inner += [(c.value, c.label) for c in Category if c.value in ("report", "review", "discussion")]
        inner.append((Category.INNER_OTHER.value, Category.INNER_OTHER.label))
        taken = {value for value, _ in inner}
        main = [(c.value, c.label) for c in Category if c.value not in taken]
        self.fields["category"].choices = [("正卷", main), ("副卷", inner)]


class ItemForm(ActForm):
    """Where one piece goes."""

    half = forms.ChoiceField(label="卷别", choices=Half.choices)
    position = forms.IntegerField(label="次序", min_value=1)
    left_out = forms.BooleanField(label="不编入案卷", required=False)
    reason = forms.CharField(
        label="调整理由", max_length=200, required=False, help_text="移入另一卷或者不编入的必填，印在备考表上"
    )

    def __init__(self, *args, item: ArchiveItem, **kwargs):
        self.item = item
        super().__init__(*args, **kwargs)

    def prepare(self):
        for name in ("half", "position", "left_out", "reason"):
            self.initial.setdefault(name, getattr(self.item, name))

    def clean(self):
        cleaned = super().clean()
        away = cleaned.get("left_out") or cleaned.get("half") != self.item.usual_half
        if away and not cleaned.get("reason"):
            self.add_error("reason", "没有保存：移入另一卷或者不编入的，须写明理由。")
        return cleaned
