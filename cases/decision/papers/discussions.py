"""案件集体讨论笔录: who took part, who stood back, what each said, dissent, conclusion (办法 第52条)."""

from bureau.documents.chinese import date_text, yuan
from cases.decision.papers.reviews import case_fields
from cases.decision.thresholds import discussion_grounds
from cases.models import Case, CollectiveDiscussion
from cases.wording.party import party
from cases.wording.prose import prose


def discussion_record(case: Case, discussion: CollectiveDiscussion) -> dict:
    """Context of the minutes; views are read from the saved rows."""
    on = discussion.held_on
    views = list(discussion.views.select_related("member"))
    voters = [view.member.name for view in views if not view.recused]
    recused = "、".join(view.member.name for view in views if view.recused)
    reporters = [person.name for person in discussion.reporters.all()]
    return {
        "party": party(case),
        "fields": [
            *case_fields(case, on),
            [["讨论时间", date_text(on)], ["讨论地点", discussion.place]],
            [
                ["主持人", discussion.chair.name],
                ["记录人", discussion.recorder.name if discussion.recorder else ""],
            ],
            [["参加表决", "、".join(voters)]],
            [["汇报人（不表决）", "、".join(reporters or [case.handler.name, case.co_handler.name])]],
            *([[["回避", recused]]] if recused else []),
        ],
        "texts": [
            {"label": label, "text": text}
            for label, text in (
                ("讨论事由", f"{'、'.join(discussion_grounds(case, on)) or '负责人提请讨论'}。"),
                ("讨论记录", prose(discussion.minutes)),
                ("各人意见", "\n".join(_view(view) for view in views)),
                ("讨论结论", f"{prose(discussion.conclusion)}\n议定罚款{yuan(discussion.fine)}。"),
            )
        ],
        "opinions": [{"label": "参加人员签名", "text": "", "people": voters, "on": on}],
    }


def _view(view) -> str:
    if view.recused:
        return f"{view.member.name}：回避，未参加表决。"
    said = "同意" if view.agrees else "不同意"
    return f"{view.member.name}：{said}。{prose(view.view)}"
