"""Which form and which service belong to each step of this stage."""

from cases.desk import Act
from cases.file.forms.limit import ExcludeForm, ExtendForm
from cases.file.services import limit

CASE_ACTS = (
    Act("extend_limit", ExtendForm, limit.extend_limit),
    Act("exclude_time", ExcludeForm, limit.exclude_time, button=False),
)
