"""Before a case is archived, and what an archived case refuses (办法 第78至80条)."""

from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.workflow import Context, Refusal
from cases.archive import gathering
from cases.archive.models.archive import Archive
from cases.states import FINISHED, ArchiveState

ARTICLE = "办法（令 30）第78条、第79条"
FROZEN = "办法（令 30）第80条"
OPENING = ("archive", "supplement")


def not_archived(row, context: Context):
    """Of every step about a case or a part of it: from the request on only a supplement opens the file again."""
    case = getattr(row, "case", None) if hasattr(row, "case_id") else row
    if case is None or case.state not in FINISHED or context.step in OPENING:
        return None
    archives = list(Archive.objects.filter(case=case).order_by("-supplement")[:1])
    if not archives or archives[0].state == ArchiveState.ARRANGING:
        return None
    last = archives[0]
    if last.state == ArchiveState.ARCHIVED:
        return Refusal(
            f"案件已归档（{last.number}），不再变动。确需补充的，先写明理由开补充卷。",
            FROZEN,
            reverse("cases:case-supplement", args=[case.pk]),
            "开补充卷",
        )
    return Refusal(
        f"案卷{last.state_label}，案件不再变动。",
        FROZEN,
        reverse("cases:archive", args=[last.pk]),
        "看案卷",
    )


def without_archive(case, context: Context):
    """One case one volume."""
    first = Archive.objects.filter(case=case).first()
    if first is None:
        return None
    return Refusal(
        f"一案一卷：案卷{first.state_label}。", ARTICLE, reverse("cases:archive", args=[first.pk]), "看案卷"
    )


def with_archive(case, context: Context):
    """A supplement belongs to an archived volume, and one is open at a time."""
    last = Archive.objects.filter(case=case).order_by("-supplement").first()
    if last is None:
        url = reverse("cases:case-archive", args=[case.pk])
        return Refusal("案件没有归档，材料直接编入案卷，不用开补充卷。", ARTICLE, url, "整理归档")
    if last.state != ArchiveState.ARCHIVED:
        url = reverse("cases:archive", args=[last.pk])
        return Refusal(f"{last.name}{last.state_label}，办完后才能再开补充卷。", ARTICLE, url, "看案卷")
    return None


def only_handlers(archive, context: Context):
    """The officers of the case arrange its file."""
    case = archive.case
    if case.is_handler(context.actor):
        return None
    return Refusal(f"本案承办人是{case.handler.name}、{case.co_handler.name}，须由承办人立卷。", ARTICLE)


def nothing_missing(archive, context: Context):
    """Every paper and file of the case is in the list, be it as left out with a reason."""
    missing = gathering.pieces(archive.case, but_not_in=archive.case.archives.all())
    if not missing:
        return None
    names = "、".join(f"“{piece.title}”" for piece in missing[:3])
    return Refusal(
        f"有 {len(missing)} 件材料没有列入：{names}{'等' if len(missing) > 3 else ''}。",
        ARTICLE,
        reverse("cases:archive", args=[archive.pk]),
        "补列材料",
    )


def something_in_it(archive, context: Context):
    """A volume of nothing cannot be bound."""
    if archive.items.filter(left_out=False).exists():
        return None
    return Refusal("卷内没有材料。请先补充材料。", ARTICLE)


def papers_ready(archive, context: Context):
    """Every paper in it has its file."""
    failed = IssuedDocument.objects.filter(
        pk__in=archive.items.filter(left_out=False).values("document")
    ).exclude(state=IssuedDocument.State.READY)
    return [
        Refusal(
            f"《{document.title}》{document.number}：{document.get_state_display()}，还没有文件。", ARTICLE
        )
        for document in failed[:5]
    ]


def another_person(archive, context: Context):
    """Who made the file does not check it."""
    if archive.requested_by_id != context.actor.pk:
        return None
    return Refusal("立卷人不得自己接收归档，须由档案人员检查接收。", ARTICLE)


def all_bound(archive, context: Context):
    """Every half that holds something is a file."""
    volumes = list(archive.volumes.all())
    if volumes and all(volume.state == volume.State.READY for volume in volumes):
        return None
    return Refusal("卷册还没有全部合成。", ARTICLE)
