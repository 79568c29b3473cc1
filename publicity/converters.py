"""Parts of addresses that name something of this room."""

from publicity.registers import BY_SLUG, Register


class RegisterConverter:
    """`campaigns` in an address is the register of campaigns in the view."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value: str) -> Register:
        return BY_SLUG[value]

    def to_url(self, value) -> str:
        return value if isinstance(value, str) else value.slug


class SheetConverter:
    """The kinds of file a list can be had as."""

    regex = "csv|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
