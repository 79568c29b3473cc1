"""The three records two officers make and the party signs: what each is called, issued as, and proves as evidence."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.investigation.papers import records as papers
from cases.models import Evidence, InquiryAnswer, InquiryRecord, SamplePoint, Sampling, SceneRecord


@dataclass(frozen=True)
class RecordKind:
    """One kind. `rows` is the model of its lines with the name of their link, or None.

    `exclusive`: its officers can be in no other such record at the same time. A sampling is part of a scene visit.
    """

    key: str
    label: str
    model: type
    paper: str
    context: Callable[..., dict]
    evidence_kind: Callable[..., str]
    provider: Callable[..., str]
    proves: str
    rows: type | None = None
    link: str = ""
    exclusive: bool = True


def _inquiry_kind(record) -> str:
    party = record.standing == InquiryRecord.Standing.PARTY
    return Evidence.Kind.PARTY if party else Evidence.Kind.WITNESS


RECORD_KINDS = {
    kind.key: kind
    for kind in (
        RecordKind(
            "scene",
            "现场检查（勘察）笔录",
            SceneRecord,
            "scene_record",
            papers.scene_record,
            lambda record: Evidence.Kind.SCENE,
            lambda record: "执法人员制作",
            "现场检查时的情况",
        ),
        RecordKind(
            "inquiry",
            "调查询问笔录",
            InquiryRecord,
            "inquiry_record",
            papers.inquiry_record,
            _inquiry_kind,
            lambda record: record.person,
            "被询问人对违法事实的陈述",
            InquiryAnswer,
            "inquiry",
        ),
        RecordKind(
            "sampling",
            "采样取证登记单",
            Sampling,
            "sampling_form",
            papers.sampling_form,
            lambda record: Evidence.Kind.SCENE,
            lambda record: "执法人员制作",
            "样品的来源、数量、保存和封样情况",
            SamplePoint,
            "sampling",
            exclusive=False,
        ),
    )
}
