"""Reminders made, and what a person does not want to be reminded of for a while."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from bureau.reminders.models.step import ReminderStep
from bureau.timelimits.models import Clock


class ReminderQuerySet(models.QuerySet):
    def telling(self):
        """Those whose clock still runs to the day they spoke of, and was not met, extended or stopped since."""
        return self.filter(clock__state=Clock.State.RUNNING, clock__due_on=F("due_on"))

    def waiting_for(self, user, on: date):
        """What a person has not yet acknowledged and not muted."""
        muted = Mute.objects.on(on).filter(user=user, clock=OuterRef("clock"))
        return self.telling().filter(~Exists(muted), recipient=user, acknowledged_at__isnull=True)


class Reminder(models.Model):
    """One reminder: of one clock, at one level, for one day, to one person. Made twice it is the same row."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="reminders", verbose_name="时限")
    level = models.CharField("级别", max_length=20)
    audience = models.CharField("对象", max_length=10, choices=ReminderStep.Audience.choices)
    day = models.DateField("提醒日")
    due_on = models.DateField("届满日")
    recipient = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="reminders", verbose_name="收件人"
    )
    made_at = models.DateTimeField("生成时间", auto_now_add=True)
    acknowledged_at = models.DateTimeField("确认时间", null=True, blank=True)
    mailed_at = models.DateTimeField("邮件时间", null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提醒"
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["recipient", "acknowledged_at"], name="reminders_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "level", "day", "recipient"],
                name="reminders_reminder_once",
                violation_error_message="这一天的提醒已生成。",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=ReminderStep.Audience.values),
                name="reminders_reminder_audience",
                violation_error_message="没有这类提醒对象。",
            ),
        ]

    def __str__(self):
        return f"{self.recipient} {self.clock} {self.level} {self.day}"


class MuteQuerySet(models.QuerySet):
    def on(self, day: date):
        """In effect on a day."""
        return self.filter(until_on__gte=day)


class Mute(models.Model):
    """A person does not want to hear of a clock until a day, and says why. Escalation goes on regardless."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="mutes", verbose_name="时限")
    user = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="人员")
    until_on = models.DateField("静默至")
    reason = models.CharField("理由", max_length=200)
    made_at = models.DateTimeField("设定时间", auto_now=True)

    objects = MuteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "静默"
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "user"],
                name="reminders_mute_once",
                violation_error_message="这一时限已设静默。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reminders_mute_reason",
                violation_error_message="没有静默：缺理由。请写明为何暂不提醒。",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.clock} 静默至 {self.until_on}"
