"""Forms of the officers' register."""

from datetime import date, timedelta

from django import forms
from django.db.models import Q

from bureau.staff.models import Certificate
from inspections.forms.filtering import FilterForm
from inspections.models import Recusal, Speciality

SOON = timedelta(
    days=90
)  # how long before its end a certificate is shown as ending; a convenience, no term of law


class OfficerFilter(FilterForm):
    """What the register is narrowed by."""

    q = forms.CharField(label="姓名、执法证号", required=False, max_length=40)
    certificate = forms.ChoiceField(
        label="执法证",
        required=False,
        choices=[("", "全部"), ("valid", "有效"), ("soon", "90 日内到期"), ("none", "没有有效证件")],
    )
    speciality = forms.ChoiceField(
        label="专长", required=False, choices=[("", "全部"), *Speciality.Field.choices]
    )
    recused = forms.ChoiceField(
        label="回避", required=False, choices=[("", "全部"), ("1", "有"), ("0", "无")]
    )

    def narrow(self, people, on: date):
        """The people that match on a day."""
        asked = self.asked()
        if words := asked.get("q"):
            people = people.filter(
                Q(name__contains=words) | Q(certificates__number__contains=words)
            ).distinct()
        people = _by_certificate(people, asked.get("certificate"), on)
        if "speciality" in asked:
            people = people.filter(specialities__field=asked["speciality"])
        if "recused" in asked:
            away = Recusal.objects.in_force(on).values("officer")
            people = people.filter(pk__in=away) if asked["recused"] == "1" else people.exclude(pk__in=away)
        return people


def _by_certificate(people, asked: str | None, on: date):
    if asked == "valid":
        return people.certified(on)
    if asked == "none":
        return people.exclude(pk__in=Certificate.objects.valid(on).values("user"))
    if asked == "soon":
        lasting = Certificate.objects.valid(on).filter(expires_on__gt=on + SOON)
        return people.certified(on).exclude(pk__in=lasting.values("user"))
    return people


class SpecialityForm(forms.Form):
    """A field and its proof."""

    field = forms.ChoiceField(label="专长", choices=[("", "请选择"), *Speciality.Field.choices])
    proof = forms.CharField(label="依据", max_length=120, help_text="培训证书、资格证号或者从事年限")
