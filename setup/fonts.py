"""The Fandol faces (仿宋, 楷体, 黑体, 宋体): five files taken out of a Debian package, without TeX."""

import gzip
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from setup.console import Stop, say

PACKAGE = "texlive-lang-chinese"
FACES = (
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolSong-Regular.otf",
    "FandolSong-Bold.otf",
)
LICENCE = "COPYING"


def ensure(folder: Path) -> None:
    """Puts the faces into `folder`; the papers' style sheet names them there by file, without fontconfig."""
    if all((folder / name).exists() for name in FACES):
        return
    say(f"取公文字体（Fandol 五种）到 {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fandol-") as temporary:
        unpack(_download(Path(temporary)), folder)
    lost = [name for name in FACES if not (folder / name).exists()]
    if lost:
        raise Stop(f"软件包 {PACKAGE} 里没有这些字体：{'、'.join(lost)}。请把它们放到 {folder}")


def _download(folder):
    # apt checks the package's signature. Its own sandbox user must be able to write here.
    folder.chmod(0o755)
    command = ["apt-get", "download", "-o", "APT::Sandbox::User=root", PACKAGE]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:  # no package lists on a fresh machine
            subprocess.run(["apt-get", "update"], capture_output=True, check=False)
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Stop(f"本机没有 apt-get，请把 {'、'.join(FACES)} 放到指定的字体目录") from error
    if done.returncode:
        raise Stop(
            f"取不到 {PACKAGE}：{done.stderr.strip().splitlines()[-1:]}。请管理员先执行：apt-get update"
        )
    return next(folder.glob("*.deb"))


def unpack(package: Path, folder: Path) -> None:
    """Writes the faces and their licence out of the .deb; a file appears whole or not at all."""
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE) as archive:
        with tarfile.open(fileobj=archive.stdout, mode="r|") as members:
            for member in members:
                name = Path(member.name).name
                if (
                    member.isfile()
                    and "/fandol/" in member.name
                    and name.removesuffix(".gz") in (*FACES, LICENCE)
                ):
                    _write(
                        members.extractfile(member), folder / name.removesuffix(".gz"), name.endswith(".gz")
                    )


def _write(source, target, compressed):
    part = target.with_name(target.name + ".part")
    with part.open("wb") as out:
        shutil.copyfileobj(gzip.open(source) if compressed else source, out)
    part.rename(target)
