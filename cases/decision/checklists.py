"""What a review has to look at: the points of 办法 第39条 (case review) and 第50条 (legal review)."""

REVIEW = (
    ("jurisdiction", "本机关有管辖权"),
    ("facts", "违法事实清楚"),
    ("evidence", "证据合法充分"),
    ("procedure", "调查取证符合法定程序"),
    ("limitation", "没有超过行政处罚追责期限"),
    ("law", "适用依据准确，裁量适当"),
)
LEGAL = (
    ("organ", "执法主体合法，没有超越法定权限"),
    ("officers", "执法人员具备执法资格"),
    ("procedure", "执法程序合法"),
    ("facts", "案件事实清楚，证据合法充分"),
    ("law", "适用法律准确，裁量基准运用适当"),
    ("papers", "执法文书完备、规范"),
    ("crime", "不涉嫌犯罪，或者已依法移送"),
)


def failed(points: list[dict]) -> list[str]:
    """Labels of the points that do not hold."""
    labels = dict((*REVIEW, *LEGAL))
    return [point.get("label") or labels[point["key"]] for point in points if not point["ok"]]
