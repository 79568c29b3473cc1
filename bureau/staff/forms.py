from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """Sign-in with errors that say what to do next."""

    error_messages = {
        "invalid_login": "账号或密码不对。连错 5 次锁定 30 分钟；忘记密码请找管理员重置。",
        "inactive": "此账号已停用。请找管理员启用。",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "账号"
        self.fields["password"].label = "密码"
