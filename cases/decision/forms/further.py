"""A case of its own for a person in charge."""

from django import forms
from stdnum.cn import ric
from stdnum.exceptions import ValidationError as WrongNumber

from bureau.forms import text_area
from cases.forms import OnForm

LIABILITIES = ("直接负责的主管人员", "其他直接责任人员")


class PersonCaseForm(OnForm):
    """对责任人员另案."""

    name = forms.CharField(label="责任人员姓名", max_length=100)
    code = forms.CharField(label="身份证号", max_length=18, required=False)
    post = forms.CharField(label="职务", max_length=60, help_text="在单位担任的职务和分管工作")
    liability = forms.ChoiceField(label="责任", choices=[(text, text) for text in LIABILITIES])
    address = forms.CharField(label="住址", max_length=160, required=False)
    phone = forms.CharField(label="联系电话", max_length=30, required=False)
    facts = text_area(
        "涉嫌违法的事实", rows=5, help_text="单位的违法事实，以及此人的职责和行为；另行立案、告知和决定"
    )

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper()
        if code:
            try:
                ric.validate(code)
            except WrongNumber as error:
                text = "身份证号不对：须为 18 位且校验位相符。请按身份证核对。"
                raise forms.ValidationError(text) from error
        return code

    def prepare(self):
        self.initial.setdefault("facts", self.dossier.facts)
