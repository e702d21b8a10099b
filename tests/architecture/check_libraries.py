#!/usr/bin/env python3
"""Checks that a program needs none of some shared libraries, directly or through others.

usage: check_libraries.py PROGRAM NAME…        exit status 1 and one line for each that it needs
"""

import subprocess
import sys


def main():
    loaded = subprocess.run(["ldd", sys.argv[1]], check=True, capture_output=True, text=True).stdout
    needed = [name for name in sys.argv[2:] if f"lib{name}.so" in loaded]
    for name in needed:
        print(f"{sys.argv[1]} needs {name}")
    return 1 if needed or "libQt6Core.so" not in loaded else 0


if __name__ == "__main__":
    sys.exit(main())
