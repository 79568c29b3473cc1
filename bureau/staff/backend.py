"""Who may sign in: active people; demonstration accounts only where the demonstration is switched on."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from bureau.staff.models import User


class StaffBackend(ModelBackend):
    """Password sign-in. Loads the office with the person, since every page asks for it."""

    def user_can_authenticate(self, user) -> bool:
        return user.is_active and (settings.DEMO or not user.is_demo)

    def get_user(self, user_id):
        user = User.objects.select_related("office").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
