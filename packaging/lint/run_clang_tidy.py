"""Runs clang-tidy over our translation units: many in one, since most of its time goes to the headers they share.

  run_clang_tidy.py BUILD [FILE…]    BUILD has compile_commands.json and moc's output; without FILE all of ours

Files of one folder are read by clang-tidy through one file that includes them. What does not parse beside the others
(two helpers of one name, say) is tried with other such files and then alone, and a file with a finding is read again
alone, so that what is printed is what the file itself has. Exit status 1 if anything was found.
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
OURS = ("app", "engine", "storage", "tests", "ui")
TIDY = "clang-tidy-14"
HEADERS = f"^{re.escape(str(ROOT))}/({'|'.join(OURS)})/"
FILES_AT_ONCE = 16
MESSAGE = re.compile(r"^(/[^:\n]+):\d+:\d+: (warning|error): ", re.MULTILINE)


def own_commands(build):
    """{file: (flags, include flags, {macro: define flag})} of our sources."""
    commands = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])[1:]
        if pathlib.Path(words[0]).suffix == "" and not words[0].startswith("-"):
            words = words[1:]  # the compiler behind a launcher
        for file in sources_of(pathlib.Path(entry["file"])):
            if file.is_relative_to(ROOT) and file.relative_to(ROOT).parts[0] in OURS:
                commands[file] = sorted_flags(words)
    return commands


def sources_of(file):
    """The sources behind one that a quick build compiles: several of a folder together, or itself."""
    if file.parent.name != "Unity":
        return [file]
    return [pathlib.Path(name) for name in re.findall(r'^#include "(.+\.cpp)"$', file.read_text(), re.MULTILINE)]


def sorted_flags(words):
    flags, includes, defines = [], [], {}
    words = iter(words)
    for word in words:
        if word in ("-o", "-c", "-MF", "-MT", "-include"):  # -include: GCC's precompiled headers
            next(words)
        elif word == "-isystem":
            includes.append(word + next(words))
        elif word.startswith("-I"):
            includes.append(word)
        elif word.startswith("-D"):
            if word != "-DNDEBUG":  # assertions tell the analyser what holds
                defines[word[2:].split("=")[0]] = word
        elif not word.startswith(("-W", "-O", "-MD", "--coverage", "--param")):
            flags.append(word)
    return tuple(flags), includes, defines


def groups_of(files, commands, size):
    """Files of the same folder and flags, whose macros agree."""
    groups = []
    for file in sorted(files):
        flags, _, defines = commands[file]
        for group in reversed(groups[-4:]):
            if (len(group["files"]) < size and group["flags"] == flags
                    and group["folder"] == file.parts[:len(ROOT.parts) + 2]
                    and all(group["defines"].get(name, word) == word for name, word in defines.items())):
                group["files"].append(file)
                group["defines"].update(defines)
                break
        else:
            groups.append({"files": [file], "flags": flags, "folder": file.parts[:len(ROOT.parts) + 2],
                           "defines": dict(defines)})
    return [group["files"] for group in groups]


def checks_left_out(files):
    """By their top folder's configuration, which a file outside it, and one given by name, do not inherit."""
    config = ROOT / files[0].relative_to(ROOT).parts[0] / ".clang-tidy"
    text = config.read_text() if config.exists() else ""
    block = re.search(r"^Checks: >\n((?:  .+\n?)+)", text, re.MULTILINE)
    return "".join(block.group(1).split()).split(",") if block else []


def together(files, commands, folder, checks=None):
    """What clang-tidy says of these files."""
    if len(files) == 1:
        source = files[0]
    else:
        source = folder / "together.cpp"
        source.write_text("".join(f'#define main main{number}\n#include "{file}"\n#undef main\n'
                                  for number, file in enumerate(files)))
    includes, defines = {}, {}
    for file in files:
        includes.update(dict.fromkeys(commands[file][1]))
        defines.update(commands[file][2])
    command = [TIDY, "--quiet", f"--header-filter={HEADERS}", f"--config-file={ROOT / '.clang-tidy'}"]
    if checks is None:
        checks = checks_left_out(files)
        if len(files) > 1:
            checks.append("-bugprone-suspicious-include")  # of the one that includes the others
    if checks:
        command.append(f"--checks={','.join(checks)}")
    command += [str(source), "--", *commands[files[0]][0], *includes, *defines.values(), "-Wall", "-Wextra"]
    if len(files) > 1:
        command += ["-Xclang", "-analyzer-opt-analyze-headers"]  # else clang-analyzer passes over included files
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False).stdout


def parsing_together(files, commands, folder):
    """(those that parse beside each other, the others)."""
    fitting, others = list(files), []
    while len(fitting) > 1:
        output = together(fitting, commands, folder, ["-*", "misc-unused-alias-decls"])
        failing = {pathlib.Path(file) for file, kind in MESSAGE.findall(output) if kind == "error"}
        if not failing:
            break
        clashing = [file for file in fitting if file in failing] or fitting[len(fitting) // 2:]
        fitting = [file for file in fitting if file not in clashing]
        others += clashing
    return fitting, others


def findings(files, commands, folder):
    """The output about each file that has one when read alone."""
    output = together(files, commands, folder)
    if not MESSAGE.search(output):
        return []
    if len(files) == 1:
        return [output]
    named = {pathlib.Path(file) for file, _ in MESSAGE.findall(output)}
    suspects = [file for file in files if file in named]
    alone = [text for file in suspects for text in findings([file], commands, folder)]
    headers = {file for file in named if file not in files}
    return alone + ([output] if headers else [])


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    commands = own_commands(build)
    wanted = [pathlib.Path(file).resolve() for file in sys.argv[2:]] or list(commands)
    queue = groups_of([file for file in wanted if file in commands], commands, FILES_AT_ONCE)
    found, seen = False, set()
    with tempfile.TemporaryDirectory(prefix="barline-lint-") as folder:
        while queue:
            files = queue.pop(0)
            fitting, others = parsing_together(files, commands, pathlib.Path(folder))
            print(f"{len(fitting):3} files of {fitting[0].parent.relative_to(ROOT)}", file=sys.stderr, flush=True)
            for text in findings(fitting, commands, pathlib.Path(folder)):
                if text not in seen:
                    seen.add(text)
                    found = True
                    print(text, flush=True)
            if others:
                queue.append(others)
    sys.exit(1 if found else 0)


main()
