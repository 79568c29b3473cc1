"""Settings, all from the environment; a fresh clone runs on SQLite with no variable set.

SECRET_KEY, DEBUG, DATABASE_URL, REDIS_URL, ALLOWED_HOSTS, CSRF_TRUSTED_ORIGINS, VAR_DIR, DEMO,
JOBS_INLINE and IDLE_MINUTES are explained in docs/operations.md. A missing or malformed one stops the
start with one line.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def _read(name, cast, default):
    """One variable, or one clear line saying what is wrong with it."""
    try:
        return env.get_value(name, cast=cast, default=default)
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured(
            f"{name}={env.ENVIRON.get(name)!r} is not a valid {cast.__name__}"
        ) from error


def _read_bool(name, default):
    text = env.ENVIRON.get(name, "").strip().lower()
    if text in ("", None):
        return default
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name}={text!r} must be 1 or 0")


DEBUG = _read_bool("DEBUG", True)
# Demonstration accounts and data exist only where this is on; production refuses both.
DEMO = _read_bool("DEMO", DEBUG)
if DEMO and not DEBUG:
    raise ImproperlyConfigured("DEMO=1 with DEBUG=0: demonstration accounts are never open in production")
VAR_DIR = Path(_read("VAR_DIR", str, str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = _read("SECRET_KEY", str, "development-only-key-never-used-in-production" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing: set it to 50 or more random characters (DEBUG=0 needs it)"
    )
ALLOWED_HOSTS = _read("ALLOWED_HOSTS", list, ["*"] if DEBUG else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is missing: set it to the host names of this site, separated by commas"
    )
CSRF_TRUSTED_ORIGINS = _read("CSRF_TRUSTED_ORIGINS", list, [])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "crispy_forms",
    "django_htmx",
    "axes",
    "csp",
    "bureau",
    "bureau.staff",
    "bureau.law",
    "bureau.timelimits",
    "bureau.record",
    "bureau.jobs",
    "bureau.documents",
    "bureau.reminders",
    "bureau.agenda",
    "inspections",
    "cases",
    "publicity",
    "reports",
    "demo",
]

# How many proxies stand before the web server and write X-Forwarded-For; 0: the peer is the visitor.
PROXIES = _read("PROXIES", int, 0)
MIDDLEWARE = [
    "bureau.proxy.ClientAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "bureau.plain_errors.PlainErrors",
]

ROOT_URLCONF = "bureau.urls"
WSGI_APPLICATION = "bureau.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bureau.shell.shell",
            ],
            "builtins": ["bureau.templatetags.house"],
        },
    }
]

# --- database -----------------------------------------------------------------------------------
DATABASE_URL = _read("DATABASE_URL", str, f"sqlite:///{VAR_DIR / 'bureau.sqlite3'}")
try:
    DATABASES = {"default": env.db_url_config(DATABASE_URL)}
except (ValueError, ImproperlyConfigured) as error:
    raise ImproperlyConfigured(
        "DATABASE_URL is malformed: write postgres://user:password@host:5432/name"
    ) from error
if DATABASES["default"]["ENGINE"] not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
    raise ImproperlyConfigured("DATABASE_URL must name PostgreSQL (postgres://…) or SQLite (sqlite:///…)")
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if IS_SQLITE:
    # Immediate transactions queue writers instead of failing them half-way through.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000;"
        " PRAGMA cache_size=-16000;",
    }
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- background work ----------------------------------------------------------------------------
REDIS_URL = _read("REDIS_URL", str, "")
if REDIS_URL and not REDIS_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured("REDIS_URL is malformed: write redis://host:6379/0, or leave it empty")
JOBS_INLINE = _read_bool("JOBS_INLINE", False)
if JOBS_INLINE and not DEBUG:
    raise ImproperlyConfigured("JOBS_INLINE=1 with DEBUG=0: papers are made by a worker in production")
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
if not REDIS_URL:
    _broker = VAR_DIR / "broker"
    for _folder in ("queue", "control"):
        (_broker / _folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_broker / "queue"),
        "data_folder_out": str(_broker / "queue"),
        "control_folder": str(_broker / "control"),
        "polling_interval": 0.1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 5, "socket_connect_timeout": 3}
CELERY_WORKER_POOL = "prefork" if REDIS_URL else "threads"
CELERY_WORKER_CONCURRENCY = _read("WORKERS", int, 2)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TASK_PUBLISH_RETRY = False

# --- reminders ----------------------------------------------------------------------------------
# The job that reminds runs every hour; older than this, and every page and /health say so.
REMINDERS_MAX_AGE_HOURS = _read("REMINDERS_MAX_AGE_HOURS", int, 26)
REMINDER_EMAILS = _read_bool("REMINDER_EMAILS", False)
try:
    vars().update(env.email_url_config(_read("EMAIL_URL", str, "") or "dummymail://"))
except ImproperlyConfigured as error:
    raise ImproperlyConfigured("EMAIL_URL is malformed: write smtp+tls://user:password@host:587") from error
DEFAULT_FROM_EMAIL = _read("EMAIL_FROM", str, "noreply@localhost")
EMAIL_TIMEOUT = 10

# --- who may sign in ----------------------------------------------------------------------------
AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "bureau.staff.backend.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "staff:sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "staff:sign-in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "staff/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False  # its pages are in English; `manage.py axes_list_attempts` shows the same
SESSION_COOKIE_AGE = 60 * _read("IDLE_MINUTES", int, 120)
SESSION_SAVE_EVERY_REQUEST = False

# --- security -----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bureau.views.csrf_failure"
if not DEBUG:
    SECURE_SSL_REDIRECT = _read_bool("SSL_REDIRECT", True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

# --- language, time, files ----------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "files"  # never served by URL: views hand files out after asking who may have them
FONT_DIR = VAR_DIR / "fonts"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
UPLOAD_LIMIT_MB = 50
REQUEST_LIMIT_MB = 620  # a dozen files of a visit
FILE_UPLOAD_HANDLERS = [
    "bureau.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "house"
CRISPY_TEMPLATE_PACK = "house"  # templates/house: our own field layout
_PORT = _read("PORT", str, "8000")
SITE_URL = _read("SITE_URL", str, f"http://127.0.0.1:{_PORT}").rstrip(
    "/"
)  # printed in QR codes, sent to firms
SYSTEM_NAME = _read("SYSTEM_NAME", str, "青禾县生态环境")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "bureau.logs.Line", "fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "filters": {"real_failures": {"()": "bureau.logs.RealFailures"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
        "django.server": {"level": "WARNING"},
        # /health answers 503 while the worker starts, a refused act answers 409: both are answers, not failures.
        "django.request": {"filters": ["real_failures"]},
    },
}
