"""What is installed with the package, and what the package consists of."""

import re
from importlib.metadata import distribution

from tests.conftest import ROOT

DIRECT = ("pydantic", "rich", "typer")
NAMES = {"MIT License": "MIT", "ISC License (ISCL)": "ISC"}
"""How older metadata call a license."""


def dependencies() -> dict[str, str]:
    """Return the license of each package that is installed with ours, but for extras."""
    found: dict[str, str] = {}
    pending = [*DIRECT]
    while pending:
        name = pending.pop()
        if name in found:
            continue
        package = distribution(name)
        classified = [
            each.rpartition(" :: ")[2]
            for each in package.metadata.get_all("Classifier") or []
            if each.startswith("License :: ")
        ]
        expressions = package.metadata.get_all("License-Expression") or classified
        license = (expressions or ["?"])[0]
        found[name] = NAMES.get(license, license)
        for required in package.requires or []:
            if "extra ==" not in required and "platform_system" not in required:
                matched = re.match(r"[\w.-]+", required)
                assert matched
                pending.append(matched[0].lower())
    return found


def test_three_packages_are_required_and_no_more() -> None:
    required = distribution("rolecmp").requires or []
    names = {re.split(r"[^\w-]", each)[0] for each in required if "extra ==" not in each}
    assert names == {*DIRECT}


def test_the_licenses_of_what_it_depends_on_are_listed() -> None:
    rows = re.findall(r"(?m)^\| ([a-z-]+) \| ([\w.-]+) \|$", (ROOT / "SECURITY.md").read_text())
    assert dict(rows) == {"package": "license", **dependencies()}
