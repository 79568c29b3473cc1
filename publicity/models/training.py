"""培训、大练兵比武 and 案卷评查: how officers learn, and how their files are judged by others."""

from django.db import models
from django.db.models import F, Q

from publicity.models.base import RegisterRow, common_constraints, is_one_of


class Level(models.TextChoices):
    """Who holds it."""

    MINISTRY = "ministry", "部级"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"


class TrainingKind(models.TextChoices):
    """What was learnt, and how."""

    LAW = "law", "法律知识培训"
    PRACTICE = "practice", "执法业务培训"
    CONTEST = "contest", "大练兵比武"


class Training(RegisterRow):
    """One course or contest. Those of the bureau who took part are named; guests are only counted."""

    register = "trainings"
    Level = Level
    Kind = TrainingKind

    topic = models.CharField("题目", max_length=80)
    kind = models.CharField("类别", max_length=10, choices=TrainingKind.choices)
    level = models.CharField("层级", max_length=10, choices=Level.choices)
    organiser = models.CharField("主办单位", max_length=60)
    place = models.CharField("地点", max_length=80, blank=True)
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1, default=0)
    participants = models.ManyToManyField(
        "staff.User", verbose_name="本局参加人员", related_name="+", blank=True
    )
    others = models.PositiveIntegerField("其他参加人数", default=0)
    result = models.CharField("成绩或考核结果", max_length=120, blank=True)
    summary = models.TextField("培训内容", blank=True, max_length=2000)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "执法培训"
        constraints = [
            *common_constraints("training"),
            is_one_of("training", "kind", TrainingKind),
            is_one_of("training", "level", Level),
            models.CheckConstraint(
                condition=Q(hours__gte=0),
                name="publicity_training_hours",
                violation_error_message="学时不得小于 0。",
            ),
        ]

    def __str__(self):
        return self.topic

    @property
    def headcount(self) -> int:
        """All who took part: the named and the counted."""
        return len(self.participants.all()) + self.others


class FileReviewEvent(RegisterRow):
    """案卷评查: files of this bureau judged by a higher or the local authority."""

    register = "file-reviews"
    Level = Level

    title = models.CharField("评查名称", max_length=80)
    level = models.CharField("组织层级", max_length=10, choices=Level.choices)
    organiser = models.CharField("组织单位", max_length=60)
    files = models.PositiveIntegerField("参评案卷数", default=0)
    excellent = models.PositiveIntegerField("评为优秀", default=0)
    failed = models.PositiveIntegerField("评为不合格", default=0)
    result = models.CharField("结果和整改", max_length=400, blank=True)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "案卷评查"
        constraints = [
            *common_constraints("filereviewevent"),
            is_one_of("filereviewevent", "level", Level),
            models.CheckConstraint(
                condition=Q(files__gte=F("excellent") + F("failed")),
                name="publicity_filereviewevent_counts",
                violation_error_message="优秀与不合格之和不得多于参评案卷数。",
            ),
        ]

    def __str__(self):
        return self.title
