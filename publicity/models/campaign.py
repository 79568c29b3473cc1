"""普法活动: what was held for whom, where, with what effect."""

from django.db import models

from publicity.models.base import RegisterRow, common_constraints, is_one_of, split_names


class Theme(models.TextChoices):
    """The days on which the whole country holds events."""

    SECURITY = "security", "4·15 全民国家安全教育日"
    ENVIRONMENT = "environment", "6·5 世界环境日"
    CONSTITUTION = "constitution", "12·4 国家宪法日"
    OTHER = "other", "其他"


class Venue(models.TextChoices):
    """The five entries (五进), and events in the open."""

    ENTERPRISE = "enterprise", "进企业"
    AGENCY = "agency", "进机关"
    COMMUNITY = "community", "进社区"
    VILLAGE = "village", "进农村"
    SCHOOL = "school", "进学校"
    PUBLIC = "public", "集中宣传"


class Campaign(RegisterRow):
    """One publicity event. Photos and papers are stored files about it (`bureau.record`)."""

    register = "campaigns"
    Theme = Theme
    Venue = Venue
    FIVE_ENTRIES = (Venue.ENTERPRISE, Venue.AGENCY, Venue.COMMUNITY, Venue.VILLAGE, Venue.SCHOOL)

    title = models.CharField("活动名称", max_length=80)
    theme = models.CharField("主题日", max_length=14, choices=Theme.choices, default=Theme.OTHER)
    venue = models.CharField("形式", max_length=12, choices=Venue.choices)
    place = models.CharField("地点", max_length=80)
    topics = models.CharField(
        "宣讲的法律法规", max_length=200, help_text="用、分隔，如 宪法、民法典、长江保护法"
    )
    audience = models.PositiveIntegerField("受众人数", default=0)
    materials = models.PositiveIntegerField("发放资料份数", default=0)
    volunteers = models.PositiveIntegerField("志愿者人数", default=0)
    officers = models.ManyToManyField("staff.User", verbose_name="负责人员", related_name="+", blank=True)
    summary = models.TextField("活动情况", blank=True, max_length=2000)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "普法活动"
        constraints = [
            *common_constraints("campaign"),
            is_one_of("campaign", "theme", Theme),
            is_one_of("campaign", "venue", Venue),
        ]

    def __str__(self):
        return self.title

    @property
    def topic_list(self) -> list[str]:
        """The laws presented, one by one."""
        return split_names(self.topics)
