# The peer that the tests of inline content compare with: Python itself.
#   python_values.py strip|b64decode   each line of standard input is a text in JSON; each line of output is the result in hexadecimal, or "error"
import base64
import json
import sys


def b64decode(text):
    try:
        return base64.b64decode(text)
    except ValueError:  # binascii.Error is one too
        return None


def strip(text):
    return text.strip().encode()


convert = {"strip": strip, "b64decode": b64decode}[sys.argv[1]]
results = [convert(json.loads(line)) for line in sys.stdin.read().splitlines()]
print("\n".join("error" if result is None else "x" + result.hex() for result in results))
