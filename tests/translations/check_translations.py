#!/usr/bin/env python3
"""Checks that every text of the code is translated, and nothing else.

Brings a copy of each translation up to date with the code and compares: a text that is unfinished, empty, gone from
the code or not in the file yet is a fault, and so is a placeholder that the translation lost.

usage: check_translations.py LUPDATE REPOSITORY        exit status 1 and one line for each fault
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

FOLDERS = ["app/gui", "engine", "ui"]
PLACEHOLDER = re.compile(r"%L?\d+|%L?n|<[^>]+>")


def read(path):
    """{(context, source, comment): message}"""
    messages = {}
    for context in xml.etree.ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            messages[key] = message
    return messages


def texts(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


def faults_of(key, message):
    kind = message.find("translation").get("type")
    if kind is not None:
        return [kind]
    if not all(texts(message)):
        return ["empty"]
    wanted = sorted(PLACEHOLDER.findall(key[1]))
    plural = message.get("numerus") == "yes"
    faults = []
    for text in texts(message):
        found = sorted(PLACEHOLDER.findall(text))
        if found != wanted and not (plural and found == [name for name in wanted if name not in ("%n", "%Ln")]):
            faults.append(f"placeholders {found} instead of {wanted}")
        if key[1].endswith("…") != text.endswith("…"):
            faults.append("the ellipsis at the end")
    return faults


def main():
    lupdate, repository = sys.argv[1], pathlib.Path(sys.argv[2])
    faults = []
    files = sorted((repository / "translations").glob("*.ts"))
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / file.name
            shutil.copy(file, copy)
            subprocess.run(
                [lupdate, "-silent", "-locations", "none", "-no-obsolete",
                 "-tr-function-alias", "QT_TRANSLATE_NOOP+=BARLINE_STEP_TEXT,QT_TRANSLATE_NOOP+=BARLINE_EXPORT_TEXT", "-I", repository,
                 *(repository / name for name in FOLDERS), "-ts", copy], check=True)
            before, after = read(file), read(copy)
        for key in after.keys() - before.keys():
            faults.append((file.name, key, "not in the file; ninja update_translations adds it"))
        for key in before.keys() - after.keys():
            faults.append((file.name, key, "no longer in the code"))
        for key, message in before.items():
            faults.extend((file.name, key, fault) for fault in faults_of(key, message))
        print(f"{file.name}: {len(before)} texts")
    for name, (context, source, comment), fault in sorted(faults):
        print(f"{name}: {context}: {source!r}{' (' + comment + ')' if comment else ''}: {fault}")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
