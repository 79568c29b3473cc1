"""Transfers: what goes, who receives it, what police and court decided."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from bureau.dates import today
from bureau.forms import MoneyField, PastDayField, text_area
from cases.forms import ActForm, OnForm
from cases.measures.forms.recheck import ClockField
from cases.measures.services.transfers import default_materials
from cases.models import Detention, Referral


class LinesField(forms.CharField):
    """One thing a line, its parts separated by ，: `names` says what the parts are, the first is required."""

    def __init__(self, *, names: tuple[str, ...], rows: int = 4, **kwargs):
        self.names = names
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value):
        """A list of dictionaries."""
        text, found = super().clean(value), []
        for line in filter(str.strip, (text or "").splitlines()):
            parts = [part.strip() for part in line.replace(",", "，").split("，")]
            if not parts[0]:
                raise forms.ValidationError(f"“{line}”缺名称。请按每行一项填写，各部分用逗号分开。")
            parts += [""] * (len(self.names) - len(parts))
            found.append(dict(zip(self.names, parts, strict=False)))
        return found


def lines_of(rows: list[dict], *names: str) -> str:
    """The rows as the field shows them."""
    return "\n".join("，".join(row.get(name, "") for name in names).rstrip("，") for row in rows)


MATERIAL = ("name", "copies", "note")


class TransferForm(OnForm):
    """报请移送: what both kinds ask."""

    facts = text_area("案情", rows=5)
    reason = text_area("移送理由", rows=3)
    persons = LinesField(
        names=("name", "number", "post"),
        label="责任人员",
        rows=3,
        help_text="每行一人：姓名，公民身份号码，职务",
    )
    materials = LinesField(names=MATERIAL, label="移送材料", rows=6, help_text="每行一份：名称，份数，备注")
    items = LinesField(
        names=("name", "quantity", "feature", "place"),
        label="涉案物品",
        required=False,
        help_text="没有的不填。每行一件：名称，数量，特征，存放地点",
    )

    def prepare(self):
        case = self.dossier
        self.initial.setdefault("facts", case.facts)
        self.initial.setdefault("materials", lines_of(default_materials(case), *MATERIAL))
        self.initial.setdefault("items", lines_of(_sealed(case), "name", "quantity", "feature", "place"))


def _sealed(case) -> list[dict]:
    """Goods under seal go with the case (查封扣押办法 第22条)."""
    return [
        {"name": item.name, "quantity": item.quantity, "feature": item.model, "place": sealing.place}
        for sealing in case.sealings.filter(state="in_force").prefetch_related("items")
        for item in sealing.items.all()
    ]


class ReferralForm(TransferForm):
    """报告移送涉嫌犯罪."""

    charge = forms.CharField(label="涉嫌罪名", max_length=60, initial="污染环境罪")
    basis = forms.CharField(label="罪名的主要依据", max_length=160, help_text="写明法律、司法解释的条款")
    field_order = ["on", "charge", "basis", "facts", "reason"]


class SendForm(OnForm):
    """登记移送."""

    receiver = forms.CharField(label="公安机关", max_length=80)
    copies_kept = forms.BooleanField(
        label="移送的为原件，案卷材料已复印备查", help_text="移送前应当复印备查（移送拘留办法 第11条）"
    )

    def prepare(self):
        self.initial.setdefault("receiver", last_receiver(self.user))


def last_receiver(user) -> str:
    """The police organ of the bureau's last transfer, to be corrected where it is another."""
    for model in (Detention, Referral):
        last = model.objects.visible_to(user).exclude(receiver="").order_by("-pk").first()
        if last:
            return last.receiver
    return ""


class SendReferralForm(ActForm):
    """登记移送公安机关, with the hour: 24 hours run from the decision."""

    on = PastDayField(label="移送日期", initial=today)
    hour = ClockField(label="移送时间")
    receiver = forms.CharField(label="公安机关", max_length=80)
    procuratorate = forms.CharField(label="抄送检察院", max_length=80, initial="同级人民检察院")
    procuratorate_on = PastDayField(label="抄送日期", initial=today)
    copies_kept = forms.BooleanField(label="案卷材料已复印备查")

    def prepare(self):
        self.initial.setdefault("receiver", last_receiver(self.user))

    def clean(self):
        cleaned = super().clean()
        day, hour = cleaned.pop("on", None), cleaned.pop("hour", None)
        if day and hour:
            cleaned["sent_at"] = timezone.make_aware(datetime.combine(day, hour))
            if cleaned["sent_at"] > timezone.now() + timedelta(minutes=1):
                self.add_error("hour", "移送时间还没有到。请在移送后登记。")
        return cleaned


class ReceiptForm(OnForm):
    """登记受案."""

    receipt_no = forms.CharField(label="回执或受案文书", max_length=80)


class AcceptReferralForm(ReceiptForm):
    """登记公安机关接受案件."""

    complexity = forms.ChoiceField(
        label="审查期限",
        choices=Referral.Complexity.choices,
        help_text="一般 3 日、需要查证 7 日、重大疑难复杂 30 日",
    )


class OutcomeForm(OnForm):
    """What the police decided, and by which paper."""

    outcome = text_area("决定内容和文号", rows=3, help_text="拘留决定写明人员、天数；不予的写明理由")


class GoodsForm(OnForm):
    """移交涉案物品."""

    goods_note = forms.CharField(
        label="交接情况",
        max_length=200,
        help_text="接收人、交接单号；扣押物品移交的，写明书面告知当事人的时间",
    )


class JudgmentForm(OnForm):
    """登记刑事裁判."""

    reason = text_area("裁判文书和结果", rows=3)
    criminal_fine = MoneyField(
        label="罚金（元）", required=False, help_text="已作出的罚款折抵相应罚金（处罚法 第35条第2款）"
    )


class OrganForm(OnForm):
    """移送有管辖权机关."""

    organ_name = forms.CharField(label="受移送机关", max_length=80)
    ground = forms.CharField(
        label="管辖依据", max_length=120, help_text="例如：行政处罚法第22条，由违法行为发生地管辖"
    )
    reason = text_area("移送理由", rows=3)
    materials = LinesField(names=MATERIAL, label="移送材料", rows=6, help_text="每行一份：名称，份数，备注")

    def prepare(self):
        self.initial.setdefault("materials", lines_of(default_materials(self.dossier), *MATERIAL))
