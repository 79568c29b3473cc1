"""What the time-limit engine refuses, in words staff can read."""


class ClockRefused(Exception):
    """An act on a clock that the law or the clock's state does not allow: one Chinese sentence and its
    article.
    """

    def __init__(self, text: str, article: str = ""):
        self.text = text
        self.article = article
        super().__init__(f"{text}（{article}）" if article else text)


class NoRule(LookupError):
    """No version of the rule is law on that day, or the key does not exist at all."""

    def __init__(self, key: str, on):
        self.key, self.on = key, on
        super().__init__(f"时限规则“{key}”在 {on} 没有生效的版本。")
