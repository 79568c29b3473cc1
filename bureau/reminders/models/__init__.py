"""Tables of reminders."""

from bureau.reminders.models.reminder import Mute, Reminder
from bureau.reminders.models.run import ReminderRun
from bureau.reminders.models.step import ReminderStep

__all__ = ["Mute", "Reminder", "ReminderRun", "ReminderStep"]
