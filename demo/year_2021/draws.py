"""Four quarters, four draws."""

from datetime import date

from demo.stories.draw import DrawTale

DRAWS = tuple(DrawTale(2021, quarter, date(2021, 3 * quarter - 2, 11), general=8) for quarter in (1, 2, 3, 4))
