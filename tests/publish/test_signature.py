"""`kit publish --sign-command`: the manifest signed by a program of the office's own, or nothing goes out."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from hashlib import sha256

import pytest

from tests.conftest import ROOT
from tests.publish.office import Office

SIGNER = "import sys, hashlib; sys.stdout.buffer.write(hashlib.sha256(sys.stdin.buffer.read()).digest())"


def test_the_manifest_is_signed_by_the_offices_own_program(office: Office) -> None:
    """The command gets the manifest's bytes, and what it writes lies beside them."""
    command = f'"{sys.executable}" -c "{SIGNER}"'
    signed = office.folder / "manifest.json.sig"
    for _ in range(2):
        done = office.publish("--sign-command", command)
        assert (done.returncode, "签名" in done.stderr) == (1, False)  # a unit is missing, nothing else
        assert signed.read_bytes() == sha256((office.folder / "manifest.json").read_bytes()).digest()


def test_a_signature_lasts_as_long_as_what_it_signs(office: Office) -> None:
    """Without the command it stays on the same manifest; from another it is taken away, and that is told."""
    office.publish("--date", "2025-01-20", "--sign-command", f'"{sys.executable}" -c "{SIGNER}"')
    signed = office.folder / "manifest.json.sig"
    assert "签名" not in office.publish("--date", "2025-01-20").stderr
    assert signed.is_file()
    lost = office.publish("--date", "2025-01-21")
    assert (lost.returncode, "上次的签名不再有效，已经拿掉" in lost.stderr) == (1, True)
    assert not signed.exists()


def test_a_signature_that_is_gone_is_missed(office: Office) -> None:
    """By `kit proof`, and by the next publication, which is not signed any more unless it is asked to be."""
    command = f'"{sys.executable}" -c "{SIGNER}"'
    office.publish("--sign-command", command)
    assert office.kit("proof", office.folder).returncode == 0
    (office.folder / "manifest.json.sig").unlink()
    done = office.kit("proof", office.folder)
    assert (done.returncode, "manifest.json：签过名，签名 manifest.json.sig 不在了。" in done.stdout) == (
        1,
        True,
    )
    assert "上次的清单签过名，签名 manifest.json.sig 不在了" in office.publish().stderr
    assert "签" not in office.publish().stderr + office.kit("proof", office.folder).stdout
    office.publish("--sign-command", command)
    assert "签" not in office.publish().stderr
    assert office.kit("proof", office.folder).returncode == 0


def test_a_signature_without_its_manifest_does_not_stay_beside_another(office: Office) -> None:
    """It would be taken for one on the new manifest: it is taken away, told, or replaced by a new one."""
    command = f'"{sys.executable}" -c "{SIGNER}"'
    signed, manifest = (office.folder / name for name in ("manifest.json.sig", "manifest.json"))
    office.publish("--sign-command", command)
    manifest.unlink()
    assert "上次的签名不再有效，已经拿掉" in office.publish().stderr
    assert not signed.exists()
    manifest.unlink()
    signed.write_bytes(b"on another one")
    assert office.publish("--sign-command", command).returncode == 1
    assert signed.read_bytes() == sha256(manifest.read_bytes()).digest()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("keyring-of-nobody --sign", "运行不了"),
        (f'"{sys.executable}" -c "import sys; sys.exit(\'no key\')"', "没有签成（no key）"),
        (f'"{sys.executable}" -c pass', "没有写出签名"),
        ('"unclosed', "引号不成对"),
        ("", "是空的"),
    ],
)  # fmt: skip
def test_a_signature_that_fails_publishes_nothing(office: Office, command: str, why: str) -> None:
    """One sentence, exit 2, the folder as it was."""
    done = office.publish("--sign-command", command)
    assert done.returncode == 2
    (sentence,) = [line for line in done.stderr.splitlines() if "--sign-command" in line]
    assert why in sentence
    assert "Traceback" not in done.stderr
    assert not office.folder.exists()


def test_no_shell_reads_the_command(office: Office) -> None:
    """What a shell would do behind it is not done: the words are the program's own."""
    office.publish("--sign-command", f'"{sys.executable}" -c "{SIGNER}" ; touch ran > ran')
    assert (office.folder / "manifest.json.sig").is_file()
    assert not list(office.root.rglob("ran"))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl signs here")
def test_openssl_signs_with_sm2_as_the_guide_says(office: Office) -> None:
    """The guide's commands make a key, sign while publishing, and verify; a changed manifest fails."""
    guide = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    key, public, publish, verify = (
        re.search(pattern, guide, re.MULTILINE)[0]  # type: ignore[index]
        for pattern in (
            r"^openssl genpkey .*",
            r"^openssl pkey .*",
            r'(?<=--sign-command ").*(?=")',
            r"^openssl dgst .*-verify.*",
        )
    )
    for command in (key, public):
        subprocess.run(shlex.split(command), cwd=office.root, check=True, capture_output=True)
    assert office.publish("--sign-command", publish).returncode == 1
    check = [word.replace("发布/", f"{office.folder}/") for word in shlex.split(verify)]
    assert subprocess.run(check, cwd=office.root, check=False, capture_output=True).returncode == 0
    told = office.folder / "manifest.json"
    told.write_bytes(told.read_bytes() + b" ")
    assert subprocess.run(check, cwd=office.root, check=False, capture_output=True).returncode != 0
