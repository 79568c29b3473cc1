"""What every step of a case needs: the tale, the people, the firm, and the rows as they now are."""

from bureau.dates import today
from bureau.law.models import Violation
from cases.investigation.services import investigation as investigating
from cases.models import Case, Evidence
from demo.clock import ago
from demo.pictures import photo
from demo.stories.tale import CaseTale, Pace
from demo.stories.wording import WORDINGS


class CaseFile:
    """One case under way. Rows are read anew at every step, as people open the page anew."""

    def __init__(self, tale: CaseTale, cast, firms):
        self.tale, self.pace, self.cast, self.firm = tale, Pace(tale), cast, firms[tale.firm]
        self.officer, self.partner = (getattr(cast, account) for account in tale.handlers)
        self.wording = WORDINGS[tale.violation]
        self.violation = Violation.objects.get(code=tale.violation)
        self.place = f"{self.firm.address}{self.firm.short_name}厂区"
        self._case: int | None = None
        self._clue: int | None = None
        self._order: int | None = None
        self._sealing: int | None = None

    @property
    def case(self) -> Case:
        """As the database has it now, without cached parts."""
        return Case.objects.get(pk=self._case)

    def _party(self) -> dict:
        return {
            "enterprise": self.firm,
            "party_name": self.firm.name,
            "party_kind": "entity",
            "party_code": self.firm.code,
            "party_address": self.firm.address,
            "party_representative": self.firm.legal_representative,
            "party_phone": self.firm.phone,
        }

    def _service(self) -> dict:
        return {
            "officer_b": self.partner,
            "mode": "direct",
            "sent_on": today(),
            "served_on": today(),
            "place": self.firm.address,
            "receiver": self.firm.legal_representative,
        }

    def _evidence(self, **facts) -> Evidence:
        return investigating.add_evidence(
            case=self.case, actor=self.officer, second_collector=self.partner, obtained_on=today(), **facts
        )

    def _pictures(self):
        """A photo of the place, taken a little earlier, and the officers' recording."""
        self._evidence(
            kind=Evidence.Kind.AUDIOVISUAL,
            title="现场照片和执法记录仪录像",
            provider="青禾分局",
            proves="现场状况和检查过程",
            elements=("place", "act"),
            device="执法记录仪 3 号",
            original_at="执法大队数据采集站",
            upload=photo(f"{self.firm.name} {today()}", f"现场照片-{self._case}.png"),
            taken_at=ago(20),
            place=self.place,
        )
