"""What every story needs: the people, the firms, the diary."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from demo.diary import Diary
from demo.stories.case import CaseStory
from demo.stories.draw import DrawStory, DrawTale
from demo.stories.tale import CaseTale
from inspections.models import Enterprise


@dataclass
class Bureau:
    """The invented bureau while its stories are told."""

    cast: SimpleNamespace
    diary: Diary
    light: bool = False
    firms: dict[str, Enterprise] = field(default_factory=dict)

    @property
    def today(self):
        """The day up to which the stories run."""
        return self.diary.until

    def tell_case(self, tale: CaseTale, **more) -> None:
        """Takes a case into the diary."""
        self.diary.tell(CaseStory(tale, self.cast, self.firms, **more).tell())

    def tell_draw(self, tale: DrawTale) -> None:
        """Takes a quarter's draw into the diary."""
        self.diary.tell(DrawStory(tale, self.cast, self.diary, light=self.light).tell())
