"""Document numbers as GB/T 9704-2012 7.2.5 writes them: 澜环青罚〔2026〕3号."""


def format_number(prefix, word, year, sequence):
    """`prefix` of the organ and `word` of the kind, full year in 〔〕, no 第, no padding.

    Raises ValueError for a year or sequence that no document can have.
    """
    if not 1949 <= year <= 9999:
        raise ValueError(f"not a year: {year}")
    if sequence < 1:
        raise ValueError(f"numbers start at 1, not {sequence}")
    return f"{prefix}{word}〔{year}〕{sequence}号"
