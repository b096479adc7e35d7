"""A county's office that publishes: its parameters files, its pages, its folder for the web team."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from tests.conftest import SEED, call_kit, run_kit

TEXT = SEED.read_text(encoding="utf-8")
NAME = "安皋镇2024年政府信息公开工作年度报告"
WRONG = ("received: {natural: 0", "received: {natural: 3")


class Office:
    """A county of three units: 安皋镇 made, 蒲山镇 with an error, 青华镇 without a report."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.outputs = folder / "outputs/wolong/2024"
        self.folder = self.outputs / "发布"

    def open(self) -> None:
        """Write the parameters files and make the pages."""
        self.write("angao", TEXT)
        self.write("puxi", TEXT.replace("安皋镇", "蒲山镇").replace(*WRONG))
        (self.root / "parameters/wolong/county").mkdir()
        listed = "name: 卧龙区\nunits: {angao: 安皋镇, puxi: 蒲山镇, qinghua: 青华镇}\n"
        (self.root / "parameters/wolong/county/units.yaml").write_text(listed, encoding="utf-8")
        self.batch()

    def write(self, unit: str, text: str) -> None:
        """Write a unit's parameters file."""
        path = self.root / f"parameters/wolong/{unit}/2024.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def batch(self, *options: str) -> None:
        """Make the pages, in processes of their own."""
        run_kit("batch", *options, cwd=self.root)

    def kit(self, *arguments: object) -> CompletedProcess[str]:
        """Run the command line there."""
        return call_kit(*arguments, cwd=self.root)

    def publish(self, *options: str) -> CompletedProcess[str]:
        """Publish the county's year."""
        return self.kit("publish", "wolong", 2024, *options)

    @property
    def names(self) -> set[str]:
        """What the folder holds."""
        return {path.name for path in self.folder.iterdir()}

    @property
    def manifest(self) -> Any:
        """What the manifest tells."""
        return json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
