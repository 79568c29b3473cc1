"""Whether words that others will read name a reporter (举报人保密)."""

SHORTEST = 2  # a single character stands in any text
SHORTEST_ADDRESS = 8  # less is a town or a street, which the matter itself may name


def reporters_of(clue) -> list[str]:
    """Name, phone and address of everyone who reported the matter: on the clue, its complaints and what was joined."""
    found = []
    for one in (clue, *clue.joined.all()):
        found += [one.reporter, one.reporter_phone]
    for complaint in clue.complaints.all():
        found += [complaint.reporter, complaint.reporter_phone]
        if len(complaint.reporter_address) >= SHORTEST_ADDRESS:
            found.append(complaint.reporter_address)
    return found


def names_any(text: str | None, secrets) -> bool:
    """Whether any of the secrets stands in the text."""
    return any(word in (text or "") for word in secrets if word and len(word) >= SHORTEST)
