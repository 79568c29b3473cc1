"""Forms of the register of law."""

from bureau.law.forms.acts import ActiveForm, EndForm, VerifyForm
from bureau.law.forms.rows import (
    BasisForm,
    BenchmarkForm,
    OrganForm,
    RuleForm,
    StatuteForm,
    ViolationForm,
)

__all__ = [
    "ActiveForm",
    "BasisForm",
    "BenchmarkForm",
    "EndForm",
    "OrganForm",
    "RuleForm",
    "StatuteForm",
    "VerifyForm",
    "ViolationForm",
]
