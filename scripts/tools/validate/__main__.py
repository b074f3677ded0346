"""Run all checks: `scripts/validate [--offline]`."""

import sys

from scripts.tools import ROOT
from scripts.tools.validate import Check, Project
from scripts.tools.validate.manifest import (
    check_dependencies,
    check_hacs,
    check_manifest,
    check_quality_scale,
)
from scripts.tools.validate.pictures import check_brand, check_icons
from scripts.tools.validate.texts import check_keys_used, check_languages
from scripts.tools.validate.wheels import check_pins, check_wheels
from scripts.tools.validate.yaml_files import check_blueprints, check_services

CHECKS: tuple[Check, ...] = (
    check_manifest,
    check_dependencies,
    check_hacs,
    check_quality_scale,
    check_languages,
    check_keys_used,
    check_services,
    check_blueprints,
    check_icons,
    check_brand,
    check_pins,
    check_wheels,
)


def main(arguments: list[str]) -> int:
    """Print every problem; give 1 if there is one."""
    checks = [
        c for c in CHECKS if "--offline" not in arguments or c is not check_wheels
    ]
    problems = [problem for check in checks for problem in check(Project(ROOT))]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(checks)} checks, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
