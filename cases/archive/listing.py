"""What the register of volumes filters by."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from bureau.dates import today, year_days
from cases.archive.models.archive import Archive, ArchiveVolume
from cases.archive.models.borrowing import Borrowing
from cases.states import ArchiveState

SUPPLEMENTS = (("no", "案卷"), ("yes", "补充卷"))


class ArchiveList:
    """The register as one person asked for it."""

    def __init__(self, request):
        self.get, self.user = request.GET, request.user
        self.state = self.get.get("state", "all")

    @property
    def states(self):
        """Tabs."""
        return [("all", "全部"), *ArchiveState.choices, ("out", "借出")]

    def filtered(self) -> QuerySet:
        """The rows asked for, newest first, with what each shows."""
        rows = Archive.objects.visible_to(self.user).select_related("case__violation", "case__handler")
        out = Borrowing.objects.out().filter(archive=OuterRef("pk"))
        rows = rows.annotate(is_out=Exists(out), pages=Sum("volumes__pages"), pieces=Sum("volumes__pieces"))
        if self.state in ArchiveState.values:
            rows = rows.filter(state=self.state)
        elif self.state == "out":
            rows = rows.filter(is_out=True)
        return self._narrowed(rows)

    def _narrowed(self, rows):
        if text := self.get.get("q", "").strip():
            rows = rows.filter(
                Q(number__contains=text)
                | Q(title__contains=text)
                | Q(case__number__contains=text)
                | Q(case__party_name__contains=text)
            )
        if self.year:
            first, after = year_days(self.year)
            rows = rows.filter(archived_on__gte=first, archived_on__lt=after)
        if self.get.get("retention") in Archive.Retention.values:
            rows = rows.filter(retention=self.get["retention"])
        if self.get.get("kind") in ("no", "yes"):
            rows = rows.filter(supplement__gt=0) if self.get["kind"] == "yes" else rows.filter(supplement=0)
        return rows

    @property
    def year(self) -> int | None:
        """The year asked for, if it is one."""
        text = self.get.get("year", "")
        year = int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0
        return year if 1949 <= year < 2100 else None

    @property
    def years(self) -> list[int]:
        """Years to choose from."""
        first = (
            Archive.objects.visible_to(self.user)
            .filter(archived_on__isnull=False)
            .order_by("archived_on")
            .first()
        )
        return list(range(today().year, (first.archived_on.year if first else today().year) - 1, -1))

    retentions, kinds = Archive.Retention.choices, SUPPLEMENTS


def cells(archive) -> list:
    """One row of the export."""
    volumes = {volume.half: volume for volume in archive.volumes.all()}
    return [
        archive.number,
        archive.title,
        archive.case.party_name,
        archive.case.number,
        archive.archived_on or "",
        archive.get_retention_display(),
        archive.pieces or "",
        archive.pages or "",
        *(_digest(volumes.get(half)) for half in ("main", "inner")),
        archive.get_state_display(),
    ]


HEAD = [
    "档号",
    "案卷题名",
    "当事人",
    "立案号",
    "归档日期",
    "保管期限",
    "件数",
    "页数",
    "正卷 SHA-256",
    "副卷 SHA-256",
    "状态",
]


def _digest(volume: ArchiveVolume | None) -> str:
    return volume.sha256 if volume else ""
