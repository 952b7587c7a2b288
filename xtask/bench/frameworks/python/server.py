"""The endpoint as connexion makes it of the document, without access control.

Arguments: the paths of the document and of the answer. The address is told in the first line on standard output, and the
process ends when standard input does.
"""

import json
import logging
import os
import socket
import sys
import threading
from pathlib import Path

import connexion
import uvicorn
import yaml
from connexion.jsonifier import Jsonifier
from connexion.options import SwaggerUIOptions
from jsonschema import Draft4Validator, Draft201909Validator

document_path, answer_path = map(Path, sys.argv[1:])
document = yaml.safe_load(document_path.read_bytes())
answer = json.loads(answer_path.read_bytes())


class Compact(Jsonifier):
    """As short as the others: no spaces, no line end."""

    def dumps(self, data, **kwargs):
        return super().dumps(data, separators=(",", ":"), ensure_ascii=False, **kwargs).removesuffix("\n")


async def hent_restanser(rettighetspakke, organisasjonsnummer):
    body = {**answer, "forespurteOrganisasjon": organisasjonsnummer}
    # Of the media types of the document, it asks for a choice.
    return body, 200, {"Content-Type": "application/json"}


def end_with_standard_input():
    sys.stdin.buffer.read()
    os._exit(0)


# connexion checks the formats of draft 4, which has no uuid; this is where it takes more.
is_uuid, raises = Draft201909Validator.FORMAT_CHECKER.checkers["uuid"]
Draft4Validator.FORMAT_CHECKER.checks("uuid", raises)(is_uuid)

# Each refusal is an error to it.
logging.getLogger("connexion").setLevel(logging.CRITICAL)

# Without access control.
for described in (document, document["paths"]["/{rettighetspakke}/{organisasjonsnummer}"]["get"]):
    described.pop("security", None)
app = connexion.AsyncApp(
    __name__,
    jsonifier=Compact(),
    resolver=connexion.Resolver({"hentRestanser": hent_restanser}.__getitem__),
    swagger_ui_options=SwaggerUIOptions(swagger_ui=False),
)
app.add_api(document)

listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
host, port = listener.getsockname()
threading.Thread(target=end_with_standard_input, daemon=True).start()
print(f"{host}:{port}", flush=True)
config = uvicorn.Config(app, loop="uvloop", http="httptools", ws="none", access_log=False, log_level="error")
uvicorn.Server(config).run(sockets=[listener])
