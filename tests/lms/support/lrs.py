"""A real LRS (Ralph) over HTTP, with its statements in a folder: `lrs.py FOLDER USER PASSWORD ORIGIN…`.

It takes a free port, prints it at once, and lets who asks wait until it is ready.
"""

import json
import os
import pathlib
import socket
import sys

import bcrypt

folder, user, password, *origins = sys.argv[1:]
door = socket.create_server(("127.0.0.1", 0))
print(door.getsockname()[1], flush=True)

credentials = {
    "agent": {"objectType": "Agent", "name": "lrs", "mbox": "mailto:lrs@lantern.example"},
    "scopes": ["all"],
    "username": user,
    "hash": bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode(),
}
auth_file = pathlib.Path(folder, "auth.json")
auth_file.write_text(json.dumps([credentials]))
os.environ |= {
    "RALPH_APP_DIR": folder,
    "RALPH_AUTH_FILE": str(auth_file),
    "RALPH_RUNSERVER_BACKEND": "fs",
    "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(pathlib.Path(folder, "statements")),
    "RALPH_RUNSERVER_CORS_ALLOW_ORIGINS": json.dumps(origins),
}

# Ralph reads the environment while it is imported.
import uvicorn  # noqa: E402
from ralph.backends.data.base import BaseOperationType  # noqa: E402
from ralph.backends.lrs.fs import FSLRSBackend  # noqa: E402

# As it comes, it creates its file once and answers 500 to every statement after the first.
FSLRSBackend.default_operation_type = BaseOperationType.APPEND

from ralph.models.xapi.base.common import IRI  # noqa: E402

# As it comes, it holds the verb or activity that is asked for against texts, and no text is equal to it.
IRI.__eq__ = lambda self, other: str(self) == str(other)

from ralph.api import app  # noqa: E402

uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[door])
