"""Runs a group of processes that live and die together."""

import os
import signal
import subprocess
import time
from collections.abc import Callable

from setup.console import Stop, say

GRACE_SECONDS = 15  # for a worker to finish what it holds; the job table takes up what it could not


class Group:
    """Children in sessions of their own: a Ctrl-C reaches only us, and we stop them in our order.

    `setpriv --pdeathsig` has the kernel end them should this process be killed outright.
    """

    def __init__(self, commands: dict[str, list[str]]):
        self.commands = commands
        self.children: dict[str, subprocess.Popen] = {}
        self.signals = 0

    def run(self, on_tick: Callable[[], None]) -> int:
        """Until a signal (exit code 0) or until a child ends by itself (Stop).

        `on_tick` is called ten times a second.
        """
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, self._on_signal)
        try:
            for name, command in self.commands.items():
                self.children[name] = self._spawn(command)
            while not self.signals:
                self._check()
                on_tick()
                time.sleep(0.1)
            say("\n正在停止……")
        finally:
            self._stop()
        say("已停止。")
        return 0

    def _on_signal(self, *_):
        self.signals += 1
        if self.signals > 1:
            self._kill()

    def _spawn(self, command):
        guarded = ["setpriv", "--pdeathsig", "TERM", *command]
        return subprocess.Popen(guarded, stdin=subprocess.DEVNULL, start_new_session=True)

    def _check(self):
        for name, child in self.children.items():
            if child.poll() is not None and not self.signals:
                raise Stop(
                    f"{name}意外退出（代码 {child.returncode}），其余进程已一并停止。原因见上面的输出。"
                )

    def _stop(self):
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        while any(child.poll() is None for child in self.children.values()) and time.monotonic() < deadline:
            time.sleep(0.05)
        self._kill()
        for child in self.children.values():
            child.wait()

    def _kill(self):
        """Each child leads its own group, so its own children go with it."""
        for child in self.children.values():
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
