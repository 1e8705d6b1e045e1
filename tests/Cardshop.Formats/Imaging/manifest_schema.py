# Validates manifests against the JSON Schema with Debian's python3-jsonschema.
#   manifest_schema.py SCHEMA   each line of standard input is a manifest in base64; each line of output is "valid", or what is wrong with it
import base64
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def validate(line):
    error = next(validator.iter_errors(json.loads(base64.b64decode(line))), None)
    return "valid" if error is None else " ".join(("%s: %s" % (error.json_path, error.message)).split())[:500]


print("\n".join(map(validate, sys.stdin.read().splitlines())))
