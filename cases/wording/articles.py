"""Which article a paper cites for what, by the date of the paper. Source: law.md §1–§4, §9.

The penalty law of 2017 ended on 2021-07-14, the measures of 2010 on 2023-06-30; the Code replaced the laws of the
field on 2026-08-15. Penalty and duty articles of the violation itself come from its basis (ViolationBasis).
"""

from datetime import date

from cases.wording.citing import cite

BEGIN, PENALTY_LAW, MEASURES, CODE = date(2010, 3, 1), date(2021, 7, 15), date(2023, 7, 1), date(2026, 8, 15)

ARTICLES: dict[str, tuple[tuple[date, str], ...]] = {
    "filing": (
        (BEGIN, "办法（令 8）第22条"),
        (PENALTY_LAW, "行政处罚法 第54条第2款；办法（令 8）第22条"),
        (MEASURES, "行政处罚法 第54条第2款；办法（令 30）第19条"),
    ),
    "filing.cancelled": ((BEGIN, "办法（令 8）第23条"), (MEASURES, "办法（令 30）第20条")),
    "notice": (
        (BEGIN, "行政处罚法 第31条、第32条；办法（令 8）第48条"),
        (PENALTY_LAW, "行政处罚法 第44条、第45条；办法（令 8）第48条"),
        (MEASURES, "行政处罚法 第44条、第45条；办法（令 30）第44条"),
    ),
    "hearing": (
        (BEGIN, "行政处罚法 第42条；办法（令 8）第48条"),
        (PENALTY_LAW, "行政处罚法 第63条、第64条；办法（令 8）第48条"),
        (MEASURES, "行政处罚法 第63条、第64条；办法（令 30）第46条、第47条"),
    ),
    "hearing.held": ((BEGIN, "行政处罚法 第42条"), (PENALTY_LAW, "行政处罚法 第64条")),
    "discretion": ((BEGIN, "办法（令 8）第6条"), (MEASURES, "办法（令 30）第41条")),
    "lighter": ((BEGIN, "行政处罚法 第27条第1款"), (PENALTY_LAW, "行政处罚法 第32条")),
    "exempt": ((BEGIN, "行政处罚法 第27条第2款"), (PENALTY_LAW, "行政处罚法 第33条第1款")),
    "exempt.fault": ((PENALTY_LAW, "行政处罚法 第33条第2款"),),
    "summary": (
        (BEGIN, "行政处罚法 第33条、第34条；办法（令 8）第58条"),
        (PENALTY_LAW, "行政处罚法 第51条、第52条；办法（令 8）第58条"),
        (MEASURES, "行政处罚法 第51条、第52条"),
    ),
    "annulment": ((BEGIN, "行政处罚法 第54条第2款"), (PENALTY_LAW, "行政处罚法 第75条第2款")),
    "old_or_lighter": ((CODE, "行政处罚法 第37条；法典 第1057条"),),
    "correction": (
        (BEGIN, "行政处罚法 第23条；办法（令 8）第11条"),
        (PENALTY_LAW, "行政处罚法 第28条第1款；办法（令 8）第11条"),
        (MEASURES, "行政处罚法 第28条第1款；办法（令 30）第9条"),
    ),
    "daily": (
        (date(2015, 1, 1), "环境保护法 第59条第1款；按日办法（令 28）"),
        (CODE, "法典 第1060条；按日办法（令 28）"),
    ),
    "repeat": ((date(2015, 1, 1), "按日办法（令 28）第14条"),),
    "recheck": ((date(2015, 1, 1), "按日办法（令 28）第10条"),),
    "daily.count": (
        (date(2015, 1, 1), "环境保护法 第59条第1款；按日办法（令 28）第17条、第19条"),
        (CODE, "法典 第1060条；按日办法（令 28）第17条、第19条"),
    ),
    "detain.send": ((date(2015, 1, 1), "移送拘留办法 第2条、第10条、第12条"),),
    "crime.send": (
        (BEGIN, "行政处罚法 第22条；移送规定（令 310）第3条"),
        (PENALTY_LAW, "行政处罚法 第27条；移送规定（令 310）第3条、第6条"),
    ),
    "crime.reconsider": ((date(2018, 1, 1), "行刑衔接办法 第11条"),),
    "crime.supervise": ((date(2018, 1, 1), "行刑衔接办法 第12条、第13条"),),
    "organ.send": ((PENALTY_LAW, "行政处罚法 第22条、第25条"),),
    "damage": ((date(2023, 1, 1), "民法典 第1234条、第1235条；损害赔偿规定"),),
    "payment": ((BEGIN, "行政处罚法 第46条第3款"), (PENALTY_LAW, "行政处罚法 第67条第3款")),
    "deferral": ((BEGIN, "行政处罚法 第52条"), (PENALTY_LAW, "行政处罚法 第66条第2款")),
    "surcharge": (
        (BEGIN, "行政处罚法 第51条第1项；行政强制法 第45条"),
        (PENALTY_LAW, "行政处罚法 第72条第1款第1项；行政强制法 第45条"),
    ),
    "court": ((BEGIN, "行政强制法 第53条"),),
    "court.file": ((BEGIN, "行政强制法 第53条、第54条、第55条"),),
    "demand": ((BEGIN, "行政强制法 第35条、第54条"),),
    "demand.defence": ((BEGIN, "行政强制法 第36条"),),
    "substitution": ((BEGIN, "行政强制法 第50条、第51条"),),
    "substitution.demand": ((BEGIN, "行政强制法 第35条、第50条、第51条"),),
    "deferral.court": ((PENALTY_LAW, "行政处罚法 第72条第2款"),),
    "remission": ((BEGIN, "行政强制法 第42条"),),
    "refund": ((PENALTY_LAW, "行政处罚法 第48条第2款"),),
    "service.public": (
        (BEGIN, "民事诉讼法 第92条"),
        (date(2022, 1, 1), "民事诉讼法 第95条"),
    ),
    "service.electronic": ((PENALTY_LAW, "行政处罚法 第61条第2款"),),
    "review.answer": ((BEGIN, "行政复议法 第23条"), (date(2024, 1, 1), "行政复议法 第48条")),
    "review.answer.simple": ((date(2024, 1, 1), "行政复议法 第54条"),),
    "suit.answer": ((BEGIN, "行政诉讼法 第67条"),),
    "review.first": ((date(2024, 1, 1), "行政复议法 第23条第1款第1项"),),
    "sealing": (
        (date(2015, 1, 1), "环境保护法 第25条；查封扣押办法（令 29）第4条第1款第{item}项"),
        (CODE, "法典 第52条；查封扣押办法（令 29）第4条第1款第{item}项"),
    ),
    "restriction.limit": (
        (date(2015, 1, 1), "环境保护法 第60条；限产停产办法（令 30·2014）第5条"),
        (CODE, "法典 第1107条；限产停产办法（令 30·2014）第5条"),
    ),
    "restriction.suspend": (
        (date(2015, 1, 1), "环境保护法 第60条；限产停产办法（令 30·2014）第6条第{item}项"),
        (CODE, "法典 第1107条；限产停产办法（令 30·2014）第6条第{item}项"),
    ),
    "restriction.evasion": ((CODE, "法典 第1108条"),),
    "restriction.notice": (
        (date(2015, 1, 1), "限产停产办法（令 30·2014）第11条；行政处罚法 第31条、第32条"),
        (PENALTY_LAW, "限产停产办法（令 30·2014）第11条；行政处罚法 第44条、第45条"),
    ),
    "restriction.term": ((date(2015, 1, 1), "限产停产办法（令 30·2014）第15条"),),
    "restriction.duties": ((date(2015, 1, 1), "限产停产办法（令 30·2014）第16条、第17条、第20条"),),
    "restriction.closure": ((date(2015, 1, 1), "限产停产办法（令 30·2014）第8条"),),
    "sealing.code": ((CODE, "法典 第52条"),),
    "sealing.refusal": ((BEGIN, "查封扣押办法（令 29）第19条"),),
    "sealing.collect": ((BEGIN, "行政强制法 第28条第2款；查封扣押办法（令 29）第21条"),),
    "sealing.transfer": ((BEGIN, "行政强制法 第21条；查封扣押办法（令 29）第22条"),),
    "sealing.emergency": ((BEGIN, "行政强制法 第19条；查封扣押办法（令 29）第13条"),),
    "sealing.term": ((BEGIN, "行政强制法 第25条"),),
    "sealing.release": ((BEGIN, "行政强制法 第28条第1款第{item}项"),),
    "archive": ((BEGIN, "办法（令 8）第68条、第69条"), (MEASURES, "办法（令 30）第78条、第79条")),
    "registration": (
        (BEGIN, "行政处罚法 第37条第2款"),
        (PENALTY_LAW, "行政处罚法 第56条"),
        (MEASURES, "行政处罚法 第56条；办法（令 30）第33条"),
    ),
    "suspension": ((MEASURES, "办法（令 30）第35条"),),
    "termination": ((MEASURES, "办法（令 30）第36条"),),
    "recusal": (
        (BEGIN, "行政处罚法 第37条第3款"),
        (PENALTY_LAW, "行政处罚法 第43条"),
        (MEASURES, "行政处罚法 第43条；办法（令 30）第6条"),
    ),
    "closing": ((BEGIN, "办法（令 8）第67条"), (MEASURES, "办法（令 30）第77条")),
}


def article(topic: str, on: date, **parts) -> str:
    """The citation of `topic` on a day, with full titles; "" when the law of that day has none.

    `parts` fill places such as `{item}`. Raises KeyError for a topic that is not in the table.
    """
    versions = [text for start, text in ARTICLES[topic] if start <= on]
    return cite(versions[-1].format(**parts)) if versions else ""
