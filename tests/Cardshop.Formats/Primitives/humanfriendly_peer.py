# The peer that the tests of sizes and durations compare with: the Python package humanfriendly.
#   humanfriendly_peer.py size|duration   each line of standard input is a text in base64; each line of output is a whole number of bytes or
#                                         seconds, or "error"
import base64
import sys

import humanfriendly

parse = {"size": humanfriendly.parse_size, "duration": humanfriendly.parse_timespan}[sys.argv[1]]


def answer(line):
    try:
        return str(int(parse(base64.b64decode(line).decode())))
    except (humanfriendly.InvalidSize, humanfriendly.InvalidTimespan):
        return "error"


print("\n".join(map(answer, sys.stdin.read().splitlines())))
