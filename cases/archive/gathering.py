"""Everything there is of a case for its archive: papers, files, evidence on paper, in the order of the volume."""

from dataclasses import dataclass, field
from datetime import date

from django.apps import apps
from django.db.models import Q

from bureau.dates import local_day
from bureau.documents.models import IssuedDocument
from bureau.dossier import Dossier
from bureau.record.models import StoredFile
from cases.archive.models.archive import Category
from cases.archive.sorting import ORDER, RECEIPT, category_of, half_of
from cases.models import Archive, ArchiveItem, Case, Evidence, Service

SOURCES = ("cases.clue", "cases.complaint")
NOT_USED, VOID = "不予采用", "已作废"


@dataclass
class Piece:
    """A piece before it is a row. `after` is the key of the paper it stands behind."""

    category: str
    title: str
    document: IssuedDocument | None = None
    file: StoredFile | None = None
    evidence: Evidence | None = None
    number: str = ""
    on: date | None = None
    author: str = ""
    note: str = ""
    facts: list = field(default_factory=list)
    after: tuple = ()

    @property
    def source(self) -> tuple:
        """What it is made of; the same source is the same piece."""
        if self.document:
            return ("document", self.document.pk)
        return ("file", self.file.pk) if self.file else ("evidence", self.evidence.pk)

    @property
    def key(self) -> tuple:
        """Its place in the order."""
        return self.after or self.own_key

    @property
    def own_key(self) -> tuple:
        """The place of a piece that stands behind no other."""
        return (ORDER[self.category], self.on or date.min, *self.source)


def pieces(case: Case, *, but_not_in=()) -> list[Piece]:
    """Every piece of a case in order, without those that `but_not_in` (archives) hold already."""
    held = _sources_in(but_not_in)
    dossiers = dossiers_of(case)
    evidence = list(case.evidence.select_related("file", "collected_by", "second_collector"))
    of_evidence = {item.file_id for item in evidence if item.file_id}
    found = [*_papers(dossiers), *map(_evidence, evidence), *_files(dossiers, of_evidence, case)]
    return sorted((piece for piece in found if piece.source not in held), key=lambda piece: piece.key)


def dossiers_of(case: Case) -> list:
    """The case, its clue with what led to it, and every dossier of this room that names the case."""
    clue = case.clue
    found = [case, clue, *clue.complaints.all(), *clue.joined.all()]
    for model in apps.get_app_config("cases").get_models():
        if issubclass(model, Dossier) and model is not Archive and _names_a_case(model):
            found += model._base_manager.filter(case=case)
    return found


def _names_a_case(model) -> bool:
    return any(f.name == "case" and f.related_model is Case for f in model._meta.concrete_fields)


def _about(dossiers) -> Q:
    found = Q(pk__in=[])
    for dossier in dossiers:
        found |= Q(dossier_kind=dossier._meta.label_lower, dossier_id=dossier.pk)
    return found


def _sources_in(archives) -> set:
    rows = ArchiveItem.objects.filter(archive__in=archives).values_list("document", "file", "evidence")
    found = set()
    for document, file, evidence in rows:
        found.add(("document", document) if document else ("file", file) if file else ("evidence", evidence))
    return found


def _papers(dossiers) -> list[Piece]:
    documents = list(IssuedDocument.objects.filter(_about(dossiers)).select_related("organ"))
    served = dict(Service.objects.filter(receipt__in=documents).values_list("receipt", "document"))
    plain = {
        document.pk: _paper(document, category_of(document.type))
        for document in documents
        if document.type != RECEIPT
    }
    receipts = [
        _receipt(document, plain.get(served.get(document.pk)))
        for document in documents
        if document.type == RECEIPT
    ]
    return [*plain.values(), *receipts]


def _paper(document, category, title="") -> Piece:
    if document.is_void:
        category = Category.INNER_OTHER
    return Piece(
        category,
        title or document.context.get("heading") or document.title,
        document=document,
        number=document.number or document.context.get("carries", ""),
        on=document.issued_on,
        author=document.organ.name,
        note=VOID if document.is_void else "",
    )


def _receipt(document, paper) -> Piece:
    if paper is None:
        return _paper(document, Category.OTHER)
    piece = _paper(document, paper.category, f"{document.title}（{paper.title}）")
    piece.number, piece.after = "", (*paper.own_key, document.pk)
    return piece


def _evidence(item: Evidence) -> Piece:
    people = f"{item.collected_by.name}、{item.second_collector.name}"
    facts = [["证据种类", item.get_kind_display()], ["提供人", item.provider], ["取证人", people]]
    facts += _of_file(item.file) if item.file else []
    facts.append(["证明内容", item.proves])
    withdrawn = item.withdrawn_on is not None
    return Piece(
        Category.INNER_OTHER if withdrawn else Category.EVIDENCE,
        item.title,
        file=item.file,
        evidence=item,
        on=item.obtained_on,
        author=item.provider,
        note=NOT_USED if withdrawn else "",
        facts=facts,
    )


def _files(dossiers, of_evidence, case) -> list[Piece]:
    """Files that are no evidence: those of the case go to the end of 正卷, those of clue and complaint to 副卷."""
    files = (
        StoredFile.objects.filter(_about(dossiers)).exclude(pk__in=of_evidence).select_related("uploaded_by")
    )
    return [
        Piece(
            Category.SOURCE if stored.dossier_kind in SOURCES else Category.OTHER,
            stored.title,
            file=stored,
            on=local_day(stored.taken_at or stored.uploaded_at),
            author=stored.uploaded_by.name,
            facts=_of_file(stored),
        )
        for stored in files
    ]


def _of_file(stored) -> list:
    facts = [["形成时间", f"{stored.taken_at:%Y-%m-%d %H:%M}"]] if stored.taken_at else []
    return facts + ([["地点", stored.place]] if stored.place else [])


def half_for(piece: Piece) -> str:
    """The half a piece belongs to by the rule."""
    return half_of(piece.category)
