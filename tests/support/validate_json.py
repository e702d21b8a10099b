#!/usr/bin/env python3
"""Checks JSON documents, one for each line or one for each file, against a JSON schema.

usage: validate_json.py SCHEMA FILE…        exit status 1 and the first violation of each document that has one
"""

import json
import sys

import jsonschema


def reject_constant(name):
    raise ValueError(f"{name} is not JSON")


def documents(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    decoder = json.JSONDecoder(parse_constant=reject_constant)
    position = 0
    while position < len(text):
        document, position = decoder.raw_decode(text, position)
        yield document
        while position < len(text) and text[position].isspace():
            position += 1


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failed = False
    for path in sys.argv[2:]:
        found = 0
        for document in documents(path):
            found += 1
            for error in validator.iter_errors(document):
                where = "/".join(str(part) for part in error.absolute_path)
                print(f"{path}: {where}: {error.message[:300]}")
                failed = True
                break
        if found == 0:
            print(f"{path}: no JSON")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
