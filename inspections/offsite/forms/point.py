"""Forms of points, what they measure, their instruments and what happens to these."""

import re
from datetime import datetime

from django import forms
from django.utils import timezone

from bureau.forms import DayField, PastDayField
from inspections.forms.fields import EnterpriseField, RowForm
from inspections.forms.filtering import FilterForm
from inspections.offsite.models import Device, DeviceEvent, MonitoringPoint

_MOMENT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})[ T]?(\d{1,2})[:：]?(\d{2})")


class MomentField(forms.CharField):
    """A moment typed as 2026-11-23 08:00."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)
        self.widget.attrs.update(placeholder="如 2026-11-23 08:00", autocomplete="off")

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return timezone.make_aware(datetime(*map(int, _MOMENT.fullmatch(text).groups())))
        except (AttributeError, ValueError, OverflowError):
            raise forms.ValidationError(f"“{text}”不是时间。请按 2026-11-23 08:00 填写。") from None


class PastMomentField(MomentField):
    """A moment that has come."""

    def clean(self, value):
        moment = super().clean(value)
        if moment and moment > timezone.now():
            raise forms.ValidationError("时间还没有到。请在事后登记，或更正时间。")
        return moment


class PointForm(RowForm):
    """A point of an enterprise."""

    enterprise = EnterpriseField(label="企业")
    connected_on = DayField(label="联网日期", help_text="自这一天起应有数据")

    class Meta:
        model = MonitoringPoint
        fields = ["enterprise", "code", "name", "medium", "kind", "connected_on"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user

    def _post_clean(self):
        """The service checks the row; the form only reads the fields."""


class EndPointForm(forms.Form):
    """The last day data is expected of a point."""

    on = DayField(label="停用日期")
    reason = forms.CharField(label="理由", max_length=120)


class LimitForm(forms.Form):
    """What is allowed from a day on."""

    effective_from = DayField(label="起用日")
    hourly = forms.DecimalField(label="小时均值限值", max_digits=12, decimal_places=4, required=False)
    daily = forms.DecimalField(label="日均值限值", max_digits=12, decimal_places=4, required=False)
    low = forms.DecimalField(
        label="下限", max_digits=12, decimal_places=4, required=False, help_text="只有 pH 一类有下限的填写"
    )
    standard = forms.CharField(
        label="标准或许可证", max_length=120, help_text="名称、编号和表号，如 GB 8978-1996 表 4 一级"
    )


class ParameterForm(forms.Form):
    """What a point measures."""

    name = forms.CharField(label="监测因子", max_length=30, help_text="如 化学需氧量、氨氮、二氧化硫、pH")
    unit = forms.CharField(label="单位", max_length=20, required=False, help_text="无量纲的空着")


class DeviceForm(RowForm):
    """An instrument."""

    accepted_on = PastDayField(label="验收日期", required=False)
    filed_on = PastDayField(label="备案日期", required=False)

    class Meta:
        model = Device
        fields = ["name", "parameter", "model", "serial", "accepted_on", "filed_on"]

    def __init__(self, *args, point, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parameter"].queryset = point.parameters.order_by("pk")
        self.fields["parameter"].empty_label = "全部因子（数采仪等）"

    def _post_clean(self):
        """The service checks the row."""


class EventForm(forms.Form):
    """A fault, a calibration, a maintenance, a stop, a removal."""

    device = forms.ModelChoiceField(label="设备", queryset=None, empty_label="请选择")
    kind = forms.ChoiceField(label="情形", choices=DeviceEvent.Kind.choices, widget=forms.RadioSelect)
    started_at = MomentField(label="开始时间")
    ended_at = PastMomentField(label="恢复时间", required=False, help_text="还没有恢复的空着")
    reported_at = PastMomentField(label="企业报告时间", required=False)
    asked_on = PastDayField(label="申请日期", required=False, help_text="停运、拆除须先申请（令 19 第7条）")
    note = forms.CharField(label="说明", max_length=300, required=False)

    def __init__(self, *args, point, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["device"].queryset = point.devices.order_by("pk")

    def clean(self):
        data = super().clean()
        if data.get("kind") in DeviceEvent.NEED_CONSENT and not data.get("asked_on"):
            self.add_error("asked_on", "停运、拆除须填申请日期（令 19 第7条）。")
        return data


class AnswerForm(forms.Form):
    """Whether the bureau agrees to a stop or removal."""

    consented = forms.TypedChoiceField(
        label="答复",
        choices=[("1", "同意"), ("0", "不同意")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    on = PastDayField(label="答复日期", required=False, help_text="空着为今天")
    note = forms.CharField(label="说明", max_length=300, required=False)


class RestoreForm(forms.Form):
    """When the device gave valid data again."""

    ended_at = PastMomentField(label="恢复时间")


class PointFilter(FilterForm):
    """What the list of points is narrowed by."""

    q = forms.CharField(label="企业、点位编号", required=False, max_length=60)
    medium = forms.ChoiceField(
        label="介质", required=False, choices=[("", "全部"), *MonitoringPoint.Medium.choices]
    )
    show = forms.ChoiceField(
        label="状态", required=False, choices=[("", "在用"), ("ended", "已停用"), ("all", "全部")]
    )
