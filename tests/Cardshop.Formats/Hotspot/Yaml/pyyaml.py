# The peer that the YAML tests compare with: the real PyYAML.
#   pyyaml.py load   each line of standard input is a YAML text in base64; each line of output is its value in the spelling of
#                    CanonicalText.cs, or "error" and what PyYAML says
#   pyyaml.py dump   each line is a YAML text and dump options in JSON; each line of output is the value dumped again, in base64
# All input is read before anything is written, so neither side waits for the other.
import base64
import datetime
import json
import struct
import sys

import yaml


def quoted(text):
    units = struct.unpack("<%dH" % (len(text.encode("utf-16-le", "surrogatepass")) // 2), text.encode("utf-16-le", "surrogatepass"))
    return '"' + "".join(chr(u) if 0x20 <= u <= 0x7E and u not in (0x22, 0x5C) else "\\u%04x" % u for u in units) + '"'


def canonical(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return "int(%s%x)" % ("-" if value < 0 else "", abs(value))
    if isinstance(value, float):
        return "float(nan)" if value != value else "float(%s)" % struct.pack(">d", value).hex()
    if isinstance(value, datetime.datetime):
        offset = value.utcoffset()
        minutes = "none" if offset is None else "%d" % (offset.total_seconds() // 60)
        return "time(%s %s)" % (value.replace(tzinfo=None).isoformat(" ", "microseconds"), minutes)
    if isinstance(value, datetime.date):
        return "date(%s)" % value.isoformat()
    if isinstance(value, bytes):
        return "bytes(%s)" % value.hex()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple):
        return "(%s=%s)" % (canonical(value[0]), canonical(value[1]))
    if isinstance(value, list):
        return "[%s]" % ",".join(map(canonical, value))
    if isinstance(value, set):
        return "set(%s)" % ",".join(sorted(map(canonical, value)))
    return "{%s}" % ",".join("%s=%s" % (canonical(k), canonical(v)) for k, v in value.items())


def load(line):
    try:
        return canonical(yaml.load(base64.b64decode(line), Loader=yaml.SafeLoader))
    except Exception as error:
        return "error %s" % " ".join(("%s: %s" % (type(error).__name__, error)).split())


def dump(line):
    case = json.loads(line)
    value = yaml.safe_load(base64.b64decode(case["text"]))
    return base64.b64encode(yaml.safe_dump(value, **case["options"]).encode()).decode()


lines = sys.stdin.read().splitlines()
print("\n".join(map({"load": load, "dump": dump}[sys.argv[1]], lines)))
