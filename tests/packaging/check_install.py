#!/usr/bin/env python3
"""Installs a build into a temporary folder and checks what lies there.

usage: check_install.py CMAKE BUILD_FOLDER        exit status 1 and one line for each fault
"""

import gzip
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ID = "org.barline.Barline"
faults = []


def check(condition, fault):
    if not condition:
        faults.append(fault)


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def check_quiet(*command, **options):
    """A checker that must end well and find nothing to say on standard error."""
    result = run(*command, **options)
    check(result.returncode == 0 and not result.stderr.strip(),
          f"{' '.join(map(str, command))}: {result.stdout}{result.stderr}")
    return result


def check_manual(page, programs):
    text = gzip.decompress(page.read_bytes()).decode()
    plain = page.with_suffix("")
    plain.write_text(text)
    check_quiet("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", plain,
                env=os.environ | {"LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"})
    plain.unlink()
    for command in programs:
        help_text = run(*command, "--help", env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}).stdout
        options = set(re.findall(r"^  (?:-., )?(--[a-z-]+)", help_text, re.MULTILINE)) - {"--help-all"}
        check(options, f"{' '.join(map(str, command))} --help names no option")
        for option in options:
            check(option.replace("-", "\\-") in text, f"{page.name} does not name {option} of {command[1:]}")


def main():
    cmake, build = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        prefix = pathlib.Path(folder)
        check_quiet(cmake, "--install", build, "--prefix", prefix)
        share = prefix / "share"

        cli = prefix / "bin/barline-cli"
        check(os.access(prefix / "bin/barline", os.X_OK), "barline is not there")
        check(re.fullmatch(r"barline-cli \d+\.\d+\.\d+\n", run(cli, "--version").stdout), "barline-cli does not run")

        check_quiet("desktop-file-validate", share / f"applications/{ID}.desktop")
        check_quiet("appstreamcli", "validate", "--no-net", share / f"metainfo/{ID}.metainfo.xml")
        icon = xml.etree.ElementTree.parse(share / f"icons/hicolor/scalable/apps/{ID}.svg").getroot()
        check(icon.tag == "{http://www.w3.org/2000/svg}svg", "the icon is no SVG")

        check_quiet("update-mime-database", share / "mime", env=os.environ | {"XDG_DATA_DIRS": str(share)})
        globs = (share / "mime/globs2").read_text()
        check("application/x-barline-timeline+json:*.barline.json" in globs, "the MIME glob is not there")

        check_manual(share / "man/man1/barline.1.gz", [(prefix / "bin/barline",)])
        check_manual(share / "man/man1/barline-cli.1.gz",
                     [(cli, "analyze"), (cli, "steps"), (cli, "library", "list")])
        check((share / "barline/translations/barline_de.qm").stat().st_size > 1000, "German is missing")
        check((share / "barline/demo.opus").is_file(), "the demo track is missing")
        check((share / "doc/barline/copyright").is_file(), "the copyright file is missing")
    print("\n".join(faults) or "what is installed is in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
