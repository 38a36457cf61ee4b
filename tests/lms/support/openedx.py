"""Imports a package into Open edX's SCORM block and prints, as JSON, what the block made of it.

`openedx.py PACKAGE.zip FOLDER [CALLS.json]`: the calls are pairs of element and value that a course has set.
"""

import json
import pathlib
import sys
from unittest import mock

import django
from django.conf import settings


def main(package, folder, calls=None):
    settings.configure(
        MEDIA_ROOT=folder,
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        USE_TZ=True,
    )
    django.setup()

    block, grades = new_block()
    with open(package, "rb") as content:
        answer = block.studio_submit(upload(content), "").json
    root = pathlib.Path(folder, block.extract_folder_path)
    for element, value in json.loads(pathlib.Path(calls).read_text()) if calls else []:
        block.set_value({"name": element, "value": value})
    print(
        json.dumps(
            {
                "errors": answer["errors"],
                "index": block.index_page_path,
                "index_is_there": root.joinpath(block.index_page_path or "?").is_file(),
                "version": block.scorm_version,
                "warnings": block.package_warnings,
                "menu": block.navigation_menu,
                "files": sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()),
                "status": block.lesson_status,
                "success": block.success_status,
                "score": block.lesson_score,
                "grades": grades,
            }
        )
    )


def new_block():
    """A block as the studio would hold it; what it publishes as a grade is listed."""
    from openedxscorm.scormxblock import ScormXBlock
    from xblock.field_data import DictFieldData

    grades = []
    runtime = mock.Mock()
    runtime.service.return_value = None
    runtime.handler_url.return_value = "https://lantern.example/handler"
    runtime.publish.side_effect = lambda _, kind, said: grades.append(said["value"]) if kind == "grade" else None
    block = ScormXBlock(runtime, DictFieldData({}), mock.Mock(usage_id="lantern+talks"))
    block.location = mock.Mock(block_id="lantern", org="lantern", course="talks", block_type="scorm")
    return block, grades


def upload(content):
    """The form of the studio, with its file."""
    form = {"display_name": "Talks", "has_score": "1", "weight": "1", "popup_on_launch": "0", "width": "", "height": ""}
    form |= {"enable_navigation_menu": "0", "enable_fullscreen_button": "1", "navigation_menu_width": ""}
    form["file"] = mock.Mock(file=content)
    return mock.Mock(method="POST", params=form)


main(*sys.argv[1:])
