"""gunicorn: threads, because a request mostly waits for the database.

Read by `make run` and in production alike.
"""

import os

_port = os.environ.get("PORT", "8000")

_host = os.environ.get("HOST", "127.0.0.1")
bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
worker_class = "gthread"
# SQLite lets one writer in at a time, so a second process would only wait; PostgreSQL makes use of it.
workers = int(
    os.environ.get("WEB_WORKERS", "2" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "1")
)
threads = 8
timeout = 60
graceful_timeout = 10
worker_tmp_dir = "/dev/shm"  # noqa: S108 — the heartbeat file must not wait for a disk
loglevel = "warning"
control_socket_disable = True  # nothing here speaks to it
proc_name = "bureau-web"
