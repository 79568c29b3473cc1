"""Sealing and daily penalties (fatal errors 13, 16, 22 to 25)."""

from cases.supervision.checks.check import Fault, fatal, tab

_CATCH_ALL = ("其他违反", "其他规定")


def _sealed_objects(facts):
    """13: what was sealed is listed."""
    done = [s for s in facts.sealings if s.sealed_on]
    if not done:
        return None
    return [
        Fault(f"{s.get_kind_display()}（{s.place}）没有清单。", **tab(facts, "measures", "看措施"))
        for s in done
        if not s.items.all()
    ]


def _sealing_record(facts):
    """16: a record of the scene at every sealing."""
    done = [s for s in facts.sealings if s.sealed_on]
    if not done:
        return None
    return [
        Fault(f"{s.get_kind_display()}没有现场笔录。", **tab(facts, "measures", "看措施"))
        for s in done
        if not s.scene_record
    ]


def _daily_order(facts):
    """22: a daily penalty needs an order that was served."""
    if facts.case.procedure != "daily":
        return None
    return (
        []
        if facts.rounds
        else [Fault("按日连续处罚没有送达的责令改正。", **tab(facts, "measures", "看责令改正"))]
    )


def _daily_recheck(facts):
    """23: and a re-inspection in time."""
    if facts.case.procedure != "daily":
        return None
    late = [r for r in facts.rounds if r.found_on > r.due_on]
    return [
        Fault(f"复查（{r.found_on}）超过期限 {r.due_on}。", **tab(facts, "measures", "看复查")) for r in late
    ]


def _daily_after(facts):
    """24: and comes after the original decision."""
    daily, decision = facts.part("daily"), facts.part("decision")
    if daily is None or decision is None:
        return None
    early = decision.decided_on <= daily.original_decided_on
    return [Fault("按日连续处罚决定不晚于原处罚决定。")] if early else []


def _expired_sealing(facts):
    """25: nothing stays sealed after its term."""
    ends = {c.dossier_id: c for c in facts.clocks if c.key == "seal.term"}
    return (
        [
            Fault(
                f"{s.get_kind_display()}（{s.place}）{ends[s.pk].due_on} 期满，没有解除。",
                **tab(facts, "measures", "去解除"),
            )
            for s in facts.sealings
            if s.state == "in_force"
            and s.pk in ends
            and ends[s.pk].due_on
            and ends[s.pk].due_on < facts.today
        ]
        if facts.sealings
        else None
    )


CHECKS = (
    fatal(13, "查封扣押的物品有清单、与案件有关", "行政强制法 第23条", _sealed_objects, "程序"),
    fatal(16, "查封扣押有现场笔录", "行政强制法 第18条", _sealing_record, "程序"),
    fatal(22, "按日处罚前已责令改正", "按日办法（令 28）第5条", _daily_order, "程序"),
    fatal(23, "按日处罚在期限内复查", "按日办法（令 28）第10条", _daily_recheck, "程序"),
    fatal(24, "按日处罚晚于原处罚", "按日办法（令 28）第7条", _daily_after, "程序"),
    fatal(25, "查封扣押期满解除", "行政强制法 第25条、第27条", _expired_sealing, "程序"),
)
