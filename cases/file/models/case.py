"""A penalty case (行政处罚案件) and what is asked of lists of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from bureau.dates import year_days
from bureau.dossier import Dossier, DossierQuerySet
from cases.file.models.party import PartyFacts, known_party
from cases.investigation.models.investigated import Investigated
from cases.states import FINISHED, ONGOING, CaseState, ClosingGround


class CaseQuerySet(DossierQuerySet):
    def ongoing(self):
        """Not yet closed, declined or terminated."""
        return self.filter(state__in=ONGOING)

    def handled_by(self, user):
        """Cases of an officer, as first or second handler."""
        return self.filter(Q(handler=user) | Q(co_handler=user))

    def filed_in(self, year: int):
        """Filing approved in a year."""
        first, after = year_days(year)
        return self.filter(filed_on__gte=first, filed_on__lt=after)

    def for_list(self):
        """What a row of a list shows, in one query."""
        return self.select_related("violation", "handler", "enterprise")


class Case(Investigated, PartyFacts, Dossier):
    """One case. Numbers, dates and amounts of its steps live on the rows of those steps; the case keeps the spine.

    A daily penalty (按日连续处罚) is a case of its own on its `original`: the whole procedure again (按日办法 第15条).
    So are the fine of a person in charge beside the firm's, and a decision made anew.
    """

    class Procedure(models.TextChoices):
        ORDINARY = "ordinary", "普通程序"
        SUMMARY = "summary", "简易程序"
        DAILY = "daily", "按日连续处罚"

    state = models.CharField(
        "阶段", max_length=30, choices=CaseState.choices, default=CaseState.FILING, db_index=True
    )
    number = models.CharField("立案号", max_length=40, blank=True, db_index=True)
    procedure = models.CharField(
        "程序", max_length=10, choices=Procedure.choices, default=Procedure.ORDINARY, db_index=True
    )
    # A clue split in two, a daily penalty or a decision made anew opens a further case on the same clue.
    clue = models.ForeignKey(
        "cases.Clue", on_delete=models.PROTECT, related_name="cases", verbose_name="线索"
    )
    original = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="further_cases",
        verbose_name="原案件",
    )
    violation = models.ForeignKey(
        "law.Violation", on_delete=models.PROTECT, related_name="cases", verbose_name="案由"
    )
    act_on = models.DateField("违法行为日期")
    act_until = models.DateField("行为终了日期", null=True, blank=True)
    place = models.CharField("地点", max_length=160)
    facts = models.TextField("违法事实")
    consequence = models.CharField("后果", max_length=300, blank=True)
    is_complex = models.BooleanField("疑难复杂或重大公共利益", default=False)
    handler = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="cases", verbose_name="承办人"
    )
    co_handler = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="co_cases", verbose_name="协办人"
    )
    filed_on = models.DateField("立案日期", null=True, blank=True)
    filed_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="立案批准人",
    )
    investigated_on = models.DateField("调查终结日期", null=True, blank=True)
    investigation_report = models.TextField("调查终结报告", blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    closed_on = models.DateField("结案日期", null=True, blank=True)
    closing_ground = models.CharField("结案情形", max_length=12, choices=ClosingGround.choices, blank=True)
    closing_basis = models.TextField("结案理由", blank=True)
    end_reason = models.TextField("不予立案或终止理由", blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "案件"
        indexes = [
            models.Index(fields=["state", "next_due_on", "id"], name="cases_case_due"),
            models.Index(fields=["-filed_on", "-id"], name="cases_case_filed"),
            models.Index(fields=["handler", "state"], name="cases_case_handler"),
            models.Index(fields=["-created_at", "-id"], name="cases_case_created"),
            models.Index(fields=["decided_on"], name="cases_case_decided"),
        ]
        constraints = [
            known_party("cases_case_party"),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="cases_case_number",
                violation_error_message="立案号已被使用。",
            ),
            models.CheckConstraint(
                condition=~Q(handler=F("co_handler")),
                name="cases_case_two_officers",
                violation_error_message="没有保存：执法人员不得少于两人（行政处罚法 第42条）。请另选一名协办人。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["filing", "declined"])
                | Q(procedure="summary")
                | (Q(filed_on__isnull=False) & Q(filed_by__isnull=False) & ~Q(number="")),
                name="cases_case_filed_before_anything",
                violation_error_message="未经批准立案，不得进入后续程序（生态环境行政处罚办法 第18条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "executing", "closing"]) | Q(decided_on__isnull=False),
                name="cases_case_decided_has_date",
                violation_error_message="已决定的案件须有决定日期。",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="cases_case_closed_has_date",
                violation_error_message="结案日期与状态不符。",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("filed_on")),
                name="cases_case_decided_after_filed",
                violation_error_message="决定日期不能早于立案日期。",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("filed_on")),
                name="cases_case_closed_after_filed",
                violation_error_message="结案日期不能早于立案日期。",
            ),
            models.CheckConstraint(
                condition=Q(act_until__isnull=True) | Q(act_until__gte=F("act_on")),
                name="cases_case_act_dates",
                violation_error_message="行为终了日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                condition=~Q(procedure="daily") | Q(original__isnull=False),
                name="cases_case_daily_has_original",
                violation_error_message="按日连续处罚须以原处罚案件为基础（按日办法 第7条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "terminated", "transferred", "cancelled"])
                | ~Q(end_reason=""),
                name="cases_case_end_reason",
                violation_error_message="不予立案、销案、终止调查或移送须写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.number or '待立案'} {self.party_name}"

    @cached_property
    def notice(self):
        """The prior notice in force, or None. Earlier ones, superseded by a renewed notice, stay in `notices`."""
        return self.notices.select_related("document").filter(superseded_on__isnull=True).last()

    @cached_property
    def hearing(self):
        """The hearing asked for on the notice in force, or None. Refused and withdrawn requests stay in `hearings`."""
        if self.notice is None or not self.notice.hearing_offered:
            return None  # nothing could be asked for
        asked = self.hearings.select_related("document", "chair", "recorder")
        return asked.filter(
            notice__superseded_on__isnull=True, refused_on__isnull=True, withdrawn_on__isnull=True
        ).last()

    def refresh_from_db(self, using=None, fields=None, **more):
        """Also forgets the notice and the hearing it had looked up."""
        super().refresh_from_db(using, fields, **more)
        self.__dict__.pop("notice", None)
        self.__dict__.pop("hearing", None)

    @property
    def firm_case(self):
        """The firm's case when this is that of a person in charge beside it, itself or made anew; else None."""
        case = self
        while case.original_id and case.party_is_citizen and case.procedure == self.Procedure.ORDINARY:
            case = case.original
        return None if case is self or case.party_is_citizen else case

    @property
    def is_finished(self) -> bool:
        """Nothing more will be done."""
        return self.state in FINISHED

    @property
    def short_number(self) -> str:
        """〔2026〕47号, for lists within one bureau."""
        return self.number[self.number.find("〔") :] if "〔" in self.number else self.number or "待立案"
