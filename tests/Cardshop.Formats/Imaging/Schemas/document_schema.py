# Validates JSON documents against a JSON Schema with Debian's python3-jsonschema.
# Arguments: the schema. Input: a document in base64 per line. Output: for each "valid", or what is wrong.
import base64
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for line in sys.stdin:
    error = jsonschema.exceptions.best_match(validator.iter_errors(json.loads(base64.b64decode(line))))
    print("valid" if error is None else f"{error.json_path}: {error.message[:200]}".replace("\n", " "))
