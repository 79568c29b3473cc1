"""That the reminders of a day were made, and when: what the alarm looks at."""

from django.db import models


class ReminderRun(models.Model):
    """One day's reminders, complete. `finished_at` moves with every run of that day."""

    day = models.DateField("日期", unique=True)
    finished_at = models.DateTimeField("完成时间", db_index=True)
    made = models.PositiveIntegerField("条数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "提醒任务"
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day} {self.made} 条"
