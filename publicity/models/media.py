"""宣传报道: what outlets printed and what the bureau's own channels put out."""

from django.db import models

from publicity.models.base import RegisterRow, common_constraints, is_one_of


class MediaLevel(models.TextChoices):
    """How far the outlet reaches."""

    NATIONAL = "national", "中央"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    OWN = "own", "本局"


class MediaKind(models.TextChoices):
    """What kind of outlet."""

    PAPER = "paper", "报纸"
    TELEVISION = "television", "电视"
    WEBSITE = "website", "网站"
    NEW_MEDIA = "new", "新媒体"


class Channel(models.TextChoices):
    """The bureau's own channels; empty for outlets of others."""

    WECHAT = "wechat", "微信公众号"
    WEIBO = "weibo", "微博"
    VIDEO = "video", "微视频"
    SITE = "site", "政府网站"


class MediaItem(RegisterRow):
    """One article or broadcast. `held_on` is the day it came out."""

    register = "media"
    Level = MediaLevel
    Kind = MediaKind
    Channel = Channel

    held_on = models.DateField("刊播日期", db_index=True)
    title = models.CharField("标题", max_length=120)
    outlet = models.CharField("刊播单位", max_length=60)
    level = models.CharField("级别", max_length=10, choices=MediaLevel.choices)
    kind = models.CharField("载体", max_length=10, choices=MediaKind.choices)
    channel = models.CharField("自有渠道", max_length=10, choices=Channel.choices, blank=True)
    link = models.URLField("网址", max_length=300, blank=True)
    reference = models.CharField("版面或时段", max_length=80, blank=True)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "宣传报道"
        constraints = [
            *common_constraints("mediaitem"),
            is_one_of("mediaitem", "level", MediaLevel),
            is_one_of("mediaitem", "kind", MediaKind),
            models.CheckConstraint(
                condition=models.Q(channel__in=["", *Channel.values]),
                name="publicity_mediaitem_channel",
                violation_error_message="没有这个渠道，请重新选择。",
            ),
        ]

    def __str__(self):
        return self.title
