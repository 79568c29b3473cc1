"""第一责任人履职: lectures on law, acts of the principal, and what the legal adviser said."""

from django.db import models

from publicity.models.base import RegisterRow, common_constraints, is_one_of, split_names


class Lecture(RegisterRow):
    """领导干部讲法. `by_principal` marks lectures of the first responsible person; the annual report counts those."""

    register = "lectures"
    title = models.CharField("题目", max_length=80)
    lecturer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="主讲人", related_name="+"
    )
    by_principal = models.BooleanField("主讲人为党政主要负责人", default=False)
    statutes = models.CharField(
        "宣讲的法律法规", max_length=200, help_text="用、分隔，如 宪法、民法典、长江保护法"
    )
    listeners = models.CharField("对象", max_length=60)
    audience = models.PositiveIntegerField("听讲人数", default=0)
    place = models.CharField("地点", max_length=80)
    summary = models.TextField("内容", blank=True, max_length=2000)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "领导干部讲法"
        constraints = common_constraints("lecture")

    def __str__(self):
        return self.title

    @property
    def statute_list(self) -> list[str]:
        """The laws lectured on, one by one."""
        return split_names(self.statutes)


class LeadershipActKind(models.TextChoices):
    """The duties a first responsible person is asked to show."""

    MEETING = "meeting", "会议部署"
    HEARING_REPORT = "report", "听取汇报"
    DISCUSSION = "discussion", "重大案件提交集体讨论"
    INSPECTION = "inspection", "督促检查"
    STUDY = "study", "带头学法"


class LeadershipAct(RegisterRow):
    """One act by which the principal fulfilled the duty for the rule of law."""

    register = "leadership"
    Kind = LeadershipActKind

    kind = models.CharField("类别", max_length=10, choices=LeadershipActKind.choices)
    what = models.CharField("事项", max_length=120)
    leader = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="负责人", related_name="+"
    )
    result = models.TextField("结果", blank=True, max_length=1000)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "第一责任人履职"
        constraints = [
            *common_constraints("leadershipact"),
            is_one_of("leadershipact", "kind", LeadershipActKind),
        ]

    def __str__(self):
        return self.what


class AdviserSubject(models.TextChoices):
    """What the adviser was asked about."""

    PENALTY = "penalty", "处罚决定"
    DOCUMENT = "document", "法律文书"
    CONTRACT = "contract", "合同"
    AGREEMENT = "agreement", "协议"
    POLICY = "policy", "规范性文件"


class AdviserOpinion(RegisterRow):
    """法律顾问意见, given on a day about something."""

    register = "adviser-opinions"
    Subject = AdviserSubject

    subject = models.CharField("对象类别", max_length=10, choices=AdviserSubject.choices)
    what = models.CharField("对象", max_length=120, help_text="如决定书文号、合同名称")
    adviser = models.CharField("法律顾问", max_length=40)
    opinion = models.TextField("意见摘要", max_length=1000)
    adopted = models.BooleanField("已采纳", default=True)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "法律顾问意见"
        constraints = [
            *common_constraints("adviseropinion"),
            is_one_of("adviseropinion", "subject", AdviserSubject),
        ]

    def __str__(self):
        return self.what
