"""A claim for ecological damage: clue, check, decision, assessment, notice, meetings."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bureau.dates import today
from cases.measures.services import damage
from cases.models import Case
from demo.days import office_day

HALL = "青禾分局一楼接待室"


def negotiated(start: date, cast, firm, *, stop: str = "") -> Iterator[date]:
    """On the firm's newest case; it ends in negotiation, or after the step `stop`: screen or open."""
    yield office_day(start)
    case = Case.objects.filter(enterprise=firm).latest("pk")
    row = damage.screen_damage(
        actor=case.handler,
        case=case,
        found_on=today(),
        source="行政处罚案件",
        facts="厂外沟渠约 120 米底泥和两侧土壤受到污染，沟渠水质下降。",
    )
    if stop == "screen":
        return
    yield office_day(start + timedelta(days=9))
    row = damage.record_check(
        damage=row,
        actor=case.handler,
        check_result="现场勘查、无人机航拍和快速检测表明损害事实存在，责任人明确，未超过时效。",
    )
    yield office_day(start + timedelta(days=12))
    row = damage.open_claim(damage=row, actor=cast.shenrc, reason="存在生态环境损害，责任人明确，启动索赔。")
    if stop == "open":
        return
    yield office_day(start + timedelta(days=26))
    row = damage.assess(
        damage=row,
        actor=case.handler,
        assessment="simple",
        assessor="市生态环境损害简易评估专家组（虚构）",
        assessment_no=f"青环损评〔{today().year}〕2号（虚构）",
        amount=Decimal(186_400),
        restoration="清运受污染底泥，回填清洁土，栽植水生植物，跟踪监测一年。",
    )
    yield office_day(start + timedelta(days=28))
    row = damage.notify_damage(damage=row, actor=cast.shenrc)
    yield office_day(start + timedelta(days=36))
    damage.hold_meeting(
        damage=row,
        actor=case.handler,
        place=HALL,
        attendants=f"青禾分局 {case.handler.name}；{case.party_name} {case.party_representative}",
        minutes="双方对损害事实没有争议，对清运工程费用和分期支付的次数意见不一。",
        conclusion="责任人提交修复工程报价后再次磋商。",
    )
