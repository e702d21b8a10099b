#!/usr/bin/env python3
"""Checks which folder includes what, against the direction of dependence.

usage: check_includes.py REPOSITORY QT_HEADERS        exit status 1 and one line for each violation
"""

import pathlib
import re
import sys

# What a folder may include of ours, besides itself. The longest matching folder counts, for the one that
# includes and for the one that is included.
MAY_INCLUDE = {
    "engine/memory": [],
    "engine/model": ["engine/memory"],
    "engine/audio": ["engine/model"],
    "engine/dsp": ["engine/memory", "engine/model"],
    "engine/edits": ["engine/model"],
    "engine/search": ["engine/model"],
    "engine/playback": ["engine/model"],
    "engine/pipeline": ["engine/model", "engine/audio"],
    "engine/steps": [
        "engine/memory", "engine/model", "engine/audio", "engine/dsp", "engine/nn", "engine/edits", "engine/pipeline",
    ],
    "engine/nn": ["engine/model", "engine/dsp"],
    "engine/nn/train": ["engine"],  # programs that dump what the networks learn from
    "engine/evaluate": ["engine/model"],
    "engine/import": ["engine/model", "engine/audio"],
    "engine/export/chunks": [
        "engine/model", "engine/audio", "engine/files", "engine/pipeline", "engine/export",
    ],
    "engine/export": [
        "engine/model", "engine/audio", "engine/edits", "engine/evaluate", "engine/files", "engine/pipeline", "engine/tags",
        "engine/text",
    ],
    "engine/export/parquet": [],
    "engine/export/dataset": ["engine/model", "engine/pipeline", "engine/export"],
    "engine/files": [],
    "engine/prints": ["engine/model", "engine/audio"],
    "engine/tags": ["engine/model"],
    "engine/text": ["engine/model"],
    "engine/tags/writing": ["engine/model", "engine/audio", "engine/tags"],
    "engine/performance": ["engine/model", "engine/pipeline"],
    "storage": ["engine/files", "engine/model", "engine/performance", "engine/pipeline", "engine/search"],
    "ui": ["engine"],
    "app": ["engine", "storage", "ui", "app/intake", "app/keeping", "app/tags", "app/duplicates", "app/exporting", "app/dataset", "app/diagnosis"],
    "app/diagnosis": [],
    "app/intake": ["engine", "storage"],
    "app/keeping": ["engine", "storage"],
    "app/cli": [
        "engine", "storage", "app/intake", "app/keeping", "app/tags", "app/duplicates", "app/exporting",
        "app/dataset", "app/diagnosis",
    ],
    "app/exporting": ["engine", "storage", "app/keeping"],
    "app/dataset": ["engine", "storage", "app/exporting"],
    "app/tags": ["engine", "storage"],
    "app/duplicates": ["engine", "storage"],
}

# The only folders that may include a library's headers.
ONLY_IN = [
    (r"lib(av|sw)[a-z]+/", ["engine/audio"]),
    (r"fftw3", ["engine/dsp"]),
    (r"rubberband/", ["engine/playback"]),
    (r"sqlite3\.h", ["storage"]),
    (r"taglib/", ["engine/tags"]),
    (r"zstd\.h", ["engine/export/parquet"]),
    (r"chromaprint\.h", ["engine/prints"]),
    (r"(linux/)?seccomp\.h", ["engine/audio/isolation"]),
]

# The only folders that may include a Qt module's headers, and those that may include no Qt at all.
QT_ONLY_IN = {
    "QtWidgets": ["ui", "app/gui"],
    "QtGui": ["ui", "app/cli", "app/gui", "engine/export/picture", "engine/export/report"],
    "QtMultimedia": ["ui/transport"],
    "QtCharts": ["ui/dashboard"],
    "QtSql": [],
}
WITHOUT_QT = [
    "engine/memory", "engine/model", "engine/dsp", "engine/edits", "engine/nn", "engine/playback", "engine/search", "engine/steps",
    "engine/tags",
]

# Names that may stand only in some folders: programs decode nowhere but in processes apart.
NAMES_ONLY_IN = {"DecodingHere": ["engine/audio"], "LibavDecoder": ["engine/audio"]}

SOURCE_ENDINGS = {".h", ".cpp", ".inl"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def inside(path, folder):
    return path == folder or path.startswith(folder + "/")


def longest_match(path, folders):
    return max((folder for folder in folders if inside(path, folder)), key=len, default=None)


class Checker:
    def __init__(self, repository, qt_headers):
        self.repository = repository
        self.qt_headers = qt_headers
        self.violations = []
        self.files = 0

    def report(self, file, what):
        self.violations.append(f"{file}: {what}")

    def check_own(self, file, header):
        if not (self.repository / header).is_file():
            self.report(file, f'"{header}" is no path from the repository\'s root')
            return
        folder = longest_match(file, MAY_INCLUDE)
        if folder is None:
            self.report(file, "lies in a folder without a rule")
            return
        own = longest_match(header, MAY_INCLUDE)
        if own == folder or any(inside(header, allowed) for allowed in MAY_INCLUDE[folder]):
            return
        self.report(file, f'{folder} must not include "{header}"')

    def qt_module(self, header):
        if "/" in header:
            module = header.split("/")[0]
            return module if (self.qt_headers / module).is_dir() else None
        for module in sorted(self.qt_headers.glob("Qt*")):
            if (module / header).is_file():
                return module.name
        return None

    def check_foreign(self, file, header):
        for pattern, folders in ONLY_IN:
            if re.match(pattern, header) and not any(inside(file, folder) for folder in folders):
                self.report(file, f"only {', '.join(folders)} may include <{header}>")
        module = self.qt_module(header)
        if module is None:
            return
        if any(inside(file, folder) for folder in WITHOUT_QT):
            self.report(file, f"is to be plain C++ and includes <{header}>")
        folders = QT_ONLY_IN.get(module)
        if folders is not None and not any(inside(file, folder) for folder in folders):
            self.report(file, f"only {', '.join(folders) or 'nobody'} may include {module} (<{header}>)")

    def check(self, path):
        file = path.relative_to(self.repository).as_posix()
        self.files += 1
        text = path.read_text(encoding="utf-8")
        for name, folders in NAMES_ONLY_IN.items():
            if re.search(rf"\b{name}\b", text) and not any(inside(file, folder) for folder in folders):
                self.report(file, f"only {', '.join(folders)} may use {name}")
        for own, foreign in INCLUDE.findall(text):
            if own and not own.endswith(".moc"):
                self.check_own(file, own)
            elif foreign:
                self.check_foreign(file, foreign)


def main():
    checker = Checker(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    for top in ("engine", "storage", "ui", "app"):
        for path in sorted((checker.repository / top).rglob("*")):
            if path.suffix in SOURCE_ENDINGS:
                checker.check(path)
    print("\n".join(checker.violations) or f"{checker.files} files keep to the direction of dependence")
    return 1 if checker.violations or checker.files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
