"""Install the locked environment into .venv with nothing but a Python interpreter (3.8 or newer) at hand.

A bare Debian or macOS has no pip and no ensurepip, so uv is fetched as a wheel from the package index (by pip
where there is one, since pip knows the user's proxies and mirrors), checked against the hash pinned below and
unpacked into .venv. uv then installs what uv.lock says. Where the interpreter is not one that tearsheet
supports, uv brings its own.
"""

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

UV_VERSION = "0.13.9"
SUPPORTED = ((3, 11), (3, 14))
FALLBACK_PYTHON = "3.12"
INDEX = "https://pypi.org/simple"
# (system, machine, is_musl): the wheel's platform tag and sha256
WHEELS = {
    ("Linux", "x86_64", False): (
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    ("Linux", "x86_64", True): (
        "musllinux_1_1_x86_64",
        "2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25",
    ),
    ("Linux", "aarch64", False): (
        "manylinux_2_28_aarch64",
        "ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375",
    ),
    ("Linux", "aarch64", True): (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    ),
    ("Darwin", "x86_64", False): (
        "macosx_10_12_x86_64",
        "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
    ),
    ("Darwin", "arm64", False): (
        "macosx_11_0_arm64",
        "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
    ),
}

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"


def wheel():
    """File name and sha256 of uv's wheel for this machine; None, None where none is pinned."""
    system, machine = platform.system(), platform.machine()
    machine = {"amd64": "x86_64", "arm64": "aarch64" if system == "Linux" else "arm64"}.get(machine, machine)
    is_musl = system == "Linux" and platform.libc_ver()[0] != "glibc"
    if (system, machine, is_musl) not in WHEELS:
        return None, None
    tag, digest = WHEELS[system, machine, is_musl]
    return f"uv-{UV_VERSION}-py3-none-{tag}.whl", digest


def by_pip(name, folder):
    """Fetch the wheel with the interpreter's own pip; False where that does not work."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--dest", str(folder), f"uv=={UV_VERSION}"]
    finished = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return finished.returncode == 0 and (folder / name).exists()


def by_url(name, folder):
    """Fetch the wheel from the package index; False where that does not work."""
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or INDEX
    page = urllib.request.Request(
        f"{index.rstrip('/')}/uv/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    try:
        with urllib.request.urlopen(page, timeout=60) as answer:
            files = json.load(answer)["files"]
        url = next(entry["url"] for entry in files if entry["filename"] == name)
        with urllib.request.urlopen(url, timeout=300) as answer, (folder / name).open("wb") as target:
            shutil.copyfileobj(answer, target)
    except (OSError, ValueError, KeyError, StopIteration) as error:
        print(f"install: {index} gave no {name}: {error}", file=sys.stderr)
        return False
    return True


def uv():
    """Path of a uv to install with: the one unpacked here before, a fetched one, or one on PATH."""
    tool = VENV / "tools" / f"uv-{UV_VERSION}"
    if tool.exists():
        return tool
    name, digest = wheel()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if name and (by_pip(name, folder) or by_url(name, folder)):
            content = (folder / name).read_bytes()
            if hashlib.sha256(content).hexdigest() != digest:
                sys.exit(f"install: {name} does not have the pinned sha256; refusing to run it")
            tool.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(folder / name) as archive:
                member = next(entry for entry in archive.namelist() if re.search(r"/scripts/uv$", entry))
                tool.write_bytes(archive.read(member))
            tool.chmod(0o755)
            return tool
    on_path = shutil.which("uv")
    if on_path:
        return Path(on_path)
    return sys.exit(f"install: could not get uv {UV_VERSION} from the package index, and none is on PATH")


def main():
    """Install the lock file's packages; the Makefile calls this only when the lock has changed."""
    is_supported = SUPPORTED[0] <= sys.version_info[:2] < SUPPORTED[1]
    environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=str(VENV), UV_COMPILE_BYTECODE="1")
    environment.pop("VIRTUAL_ENV", None)
    tool = uv()
    python = sys.executable if is_supported else FALLBACK_PYTHON
    if not (VENV / "pyvenv.cfg").exists():
        subprocess.run(
            [tool, "venv", "--quiet", "--allow-existing", "--python", python, str(VENV)],
            env=environment,
            check=True,
        )
    finished = subprocess.run([tool, "sync", "--frozen", "--quiet"], cwd=ROOT, env=environment, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)
    (VENV / ".installed").touch()


if __name__ == "__main__":
    main()
