#!/usr/bin/env python3
"""Prints a CSV file's rows as JSON, as Python's csv module reads them. usage: read_csv.py FILE"""

import csv
import json
import sys

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    print(json.dumps(list(csv.reader(file, strict=True))))
