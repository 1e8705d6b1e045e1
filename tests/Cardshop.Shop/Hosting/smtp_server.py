"""A real SMTP server that keeps what it is sent, and answers otherwise where it is told to.

smtp_server.py FOLDER PORT [--certificate PEM] [--implicit] [--login USER:PASSWORD]

FOLDER/replies.json, read anew each time, says what to answer: {"rcpt": {"a@example.org": "550 5.1.1 nobody"}, "data": "451 4.3.0 later"}
"""

import argparse
import json
import logging
import pathlib
import ssl
import threading
import warnings

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", type=pathlib.Path)
arguments.add_argument("port", type=int)
arguments.add_argument("--certificate")
arguments.add_argument("--implicit", action="store_true")
arguments.add_argument("--login")
options = arguments.parse_args()


def replies():
    path = options.folder / "replies.json"
    return json.loads(path.read_text()) if path.exists() else {}


class Keeper(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = replies().get("rcpt", {}).get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = replies().get("data")
        return answer if answer else await super().handle_DATA(server, session, envelope)


def authenticate(server, session, envelope, mechanism, data):
    expected = tuple(word.encode() for word in options.login.split(":"))
    return AuthResult(success=(data.login, data.password) == expected, handled=False)


# What we make it do is none of the test log's business.
logging.disable()
warnings.simplefilter("ignore")

settings = {}
context = None
if options.certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate)
    if not options.implicit:
        settings |= {"tls_context": context, "require_starttls": True}
if options.login:
    settings |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": not options.implicit}
Controller(
    Keeper(options.folder / "mail"), hostname="127.0.0.1", port=options.port, ssl_context=context if options.implicit else None, **settings
).start()
threading.Event().wait()
