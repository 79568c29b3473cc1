"""The hearing: asked in time, called in time, by people who did not investigate, every request answered."""

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal


def hearing_may_be_asked(case, context: Context):
    """行政处罚法 第63、64条."""
    notice = case.notice
    if not notice.hearing_offered:
        return Refusal(
            "本案拟处罚数额和种类不属于听证范围，告知书没有告知听证权。",
            "行政处罚法 第63条；办法（令 30）第46条",
            reverse("cases:case-refuse_hearing", args=[case.pk]),
            "书面告知不予组织",
        )
    if notice.waived_on:
        return Refusal(f"当事人 {notice.waived_on} 已书面放弃听证。", "行政处罚法 第64条")
    if context.on > notice.hearing_until:
        return Refusal(
            f"听证申请期已于 {notice.hearing_until} 届满。逾期申请的，书面告知不予组织。",
            "行政处罚法 第64条第1项",
            reverse("cases:case-refuse_hearing", args=[case.pk]),
            "书面告知不予组织",
        )
    return None


def request_may_be_refused(case, context: Context):
    """A request in time and within the scope is never refused (fatal error 15)."""
    notice, asked = case.notice, context.data.get("requested_on")
    if asked is None or not notice.hearing_offered or notice.waived_on or asked > notice.hearing_until:
        return None
    return Refusal(
        f"当事人 {asked} 提出申请，在 {notice.hearing_until} 以前，应当组织听证，不能不予组织。",
        "行政处罚法 第63条、第64条第1项",
        reverse("cases:case-request_hearing", args=[case.pk]),
        "登记听证申请",
    )


def hearing_called_in_time(case, context: Context):
    """行政处罚法 第64条第2项: seven full working days strictly between; calendar days before 2021-07-15."""
    day = context.data.get("scheduled_on")
    if day is None:
        return None
    rule, earliest = _earliest(context.on, case.office)
    if day >= earliest:
        return None
    text = f"听证须在 {int(rule.value)} 日前通知，按 {context.on} 通知计算，最早可定在 {earliest}。"
    return Refusal(text, rule.citation)


def _earliest(told_on, office):
    """The rule of the day, and the first day for a hearing of which the party is told on `told_on`."""
    rule = timelimits.rule("hearing.notice", told_on, office=office)
    if rule.unit == "wd":
        return rule, timelimits.earliest_after_full_workdays(told_on, int(rule.value))
    return rule, timelimits.due("hearing.notice", told_on, office=office).on


def party_was_summoned(case, context: Context):
    """行政处罚法 第64条第2项: the notice, or the last postponement, has reached the party in time."""
    hearing = case.hearing
    paper, received = hearing.summons, hearing.summoned_on
    if hearing.scheduled_on is None or paper is None:
        return None  # not called at all: another guard says so
    if received is None:
        return Refusal(
            f"《{paper.title}》没有登记送达。没有通知当事人的，不得举行听证。",
            "行政处罚法 第64条第2项",
            reverse("cases:document-serve", args=[case.pk, paper.pk]),
            "登记送达",
        )
    rule, earliest = _earliest(received, case.office)
    if hearing.scheduled_on >= earliest:
        return None
    return Refusal(
        f"《{paper.title}》{received} 才送达，听证须在 {int(rule.value)} 日前通知，最早可在 {earliest} 举行。"
        "请改期并重新通知。",
        rule.citation,
        reverse("cases:case-postpone_hearing", args=[case.pk]),
        "听证延期",
    )


def hearing_people_independent(case, context: Context) -> list[Refusal]:
    """行政处罚法 第64条第4项: chair, hearing officers and recorder did not investigate, nor had to stand back."""
    data = context.data
    people = [("主持听证", data.get("chair")), ("担任记录员", data.get("recorder"))]
    people += [("担任听证员", person) for person in data.get("officers", ())]
    recused = set()
    if case.hearing:
        recused = set(case.hearing.recusals.filter(granted=True).values_list("person", flat=True))
    found = []
    for role, person in people:
        if person and case.is_investigator(person):
            found.append(f"{person.name} 是本案调查人员，不得{role}。请另行指定。")
        elif person and person.pk in recused:
            found.append(f"{person.name} 已决定回避，不得{role}。请另行指定。")
    return [Refusal(text, "行政处罚法 第43条、第64条第4项") for text in found]


def hearing_was_called(case, context: Context):
    """A hearing is held on its day, after notice."""
    hearing = case.hearing
    if hearing.scheduled_on is None:
        return Refusal(
            "听证通知书没有制发。",
            "行政处罚法 第64条第2项",
            reverse("cases:case-call_hearing", args=[case.pk]),
            "通知听证",
        )
    if context.on < hearing.scheduled_on:
        return Refusal(f"听证定于 {hearing.scheduled_on} 举行，还没有到。", "行政处罚法 第64条")
    return None


def notice_of_hearing_sent(case, context: Context):
    """Only a hearing that was called can be put off."""
    if case.hearing.scheduled_on:
        return None
    return Refusal(
        "听证通知书没有制发，没有可以延期的听证。",
        "行政处罚法 第64条第2项",
        reverse("cases:case-call_hearing", args=[case.pk]),
        "通知听证",
    )


def recusal_answered(case, context: Context) -> list[Refusal]:
    """Fatal error 15: a request to recuse is decided before the hearing; granted, it is called anew."""
    hearing = case.hearing
    if hearing.open_recusal:
        return [
            Refusal(
                f"{hearing.open_recusal.asked_by} 申请 {hearing.open_recusal.person.name} 回避，还没有决定。",
                "行政处罚法 第43条、第64条第4项",
                reverse("cases:case-decide_hearing_recusal", args=[case.pk]),
                "回避决定",
            )
        ]
    people = {hearing.chair_id, hearing.recorder_id, *hearing.officers.values_list("pk", flat=True)}
    gone = [r.person.name for r in hearing.recusals.filter(granted=True) if r.person_id in people]
    return (
        [
            Refusal(
                f"{'、'.join(gone)} 已决定回避，须另行指定并重新通知听证。",
                "行政处罚法 第43条",
                reverse("cases:case-call_hearing", args=[case.pk]),
                "重新通知",
            )
        ]
        if gone
        else []
    )


def recusal_is_open(case, context: Context):
    """Something to decide."""
    if case.hearing.open_recusal:
        return None
    return Refusal("没有待决定的回避申请。", "行政处罚法 第43条")


def agents_left(case, context: Context):
    """行政处罚法 第64条第5项: one or two agents."""
    most = int(timelimits.number("hearing.agents.max", context.on, office=case.office))
    if case.hearing.agents.count() < most:
        return None
    return Refusal(f"代理人已有 {most} 人，达到上限。", "行政处罚法 第64条第5项")


def hearing_unreported(case, context: Context):
    """One report per hearing, after the minutes."""
    hearing = case.hearing
    if hearing is None or not hearing.held_on:
        return Refusal("没有举行过听证。", "行政处罚法 第65条")
    return Refusal("听证报告已提交。", "行政处罚法 第65条") if hearing.reported_on else None
