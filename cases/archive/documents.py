"""The kinds of paper of this stage, made when a file is taken over; both belong to 副卷."""

from bureau.documents.registry import INNER
from cases.paper_types import paper

PAPERS = (
    paper("inner_register", "案件来源和内部审核登记表", part=INNER),
    paper("process_record", "执法全过程记录", part=INNER),
)
