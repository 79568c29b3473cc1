"""Sign-in, one's own password, and who works here."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect, render

from bureau.access import fills, reads
from bureau.dates import today
from bureau.record.models import DailyRoot
from bureau.staff.forms import SignInForm
from bureau.staff.models import User
from bureau.staff.roles import ALL, Role


class SignIn(LoginView):
    """Django's own sign-in with our words; attempts are counted and locked by axes."""

    template_name = "staff/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            root=DailyRoot.objects.order_by("-day").first(),
            administrator=User.objects.with_role(Role.ADMIN).first(),
            demo_accounts=User.objects.active().filter(is_demo=True).prefetch_related("grants")
            if settings.DEMO
            else (),
        )


@fills(*ALL)
def change_password(request):
    """One's own password."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "密码已更改，下次登录起使用新密码")
        return redirect("/")
    return render(request, "staff/password.html", {"form": form})


@reads(*ALL)
def people(request):
    """Everyone of the bureau with roles and certificate."""
    rows = (
        User.objects.in_bureau_of(request.user)
        .active()
        .select_related("office")
        .prefetch_related("grants", "certificates", "off_duty")
    )
    day = today()
    return render(
        request, "staff/people.html", {"rows": [(u, u.certificate_on(day)) for u in rows], "today": day}
    )
