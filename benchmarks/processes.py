"""Start-up time and memory of the web server and the worker, each started as in production."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.stage import PORT

PATIENCE = 60


def web(env: dict) -> tuple[float, float]:
    """Seconds until the first answer, and megabytes of all its processes."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "bureau.wsgi",
        "-b",
        f"127.0.0.1:{PORT}",
        "--log-level",
        "error",
    ]
    return _run(command, env, _answers)


def worker(env: dict) -> tuple[float, float]:
    """Seconds until the worker's first sign of life, and megabytes."""
    from bureau.jobs.models import WorkerPulse

    WorkerPulse.objects.all().delete()
    command = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "bureau", "worker", "-l", "error"]
    return _run(command, env, lambda: WorkerPulse.objects.exists())


def _answers() -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=2)
    except urllib.error.HTTPError:
        return True  # 503 while no worker runs: the web server itself has answered
    except OSError:
        return False
    return True


def _run(command, env, ready) -> tuple[float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not ready():
            if process.poll() is not None or time.perf_counter() - start > PATIENCE:
                raise RuntimeError(f"did not start: {' '.join(command)}")
            time.sleep(0.02)
        seconds = time.perf_counter() - start
        time.sleep(1)
        return seconds, sum(_megabytes(pid) for pid in _family(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in _family(int(child)))]


def _megabytes(pid: int) -> float:
    """Private and proportional memory (PSS) where the kernel tells it, else resident memory."""
    for name, word in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            for line in Path(f"/proc/{pid}/{name}").read_text().splitlines():
                if line.startswith(word):
                    return int(line.split()[1]) / 1024
        except OSError:
            continue
    return 0.0
