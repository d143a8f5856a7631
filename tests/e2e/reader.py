#!/usr/bin/python3
"""What a screen reader is told of the app's windows: a line a thing, its depth, role and name, parted by tabs (AT-SPI)."""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def walk(thing, depth):
    try:
        role, name, amount = thing.get_role_name(), thing.get_name() or "", thing.get_child_count()
    except GLib.Error:
        # It went while it was read.
        return
    print(depth, role, " ".join(name.split()), sep="\t")
    for at in range(amount):
        try:
            child = thing.get_child_at_index(at)
        except GLib.Error:
            return
        if child:
            walk(child, depth + 1)


Atspi.init()
desktop = Atspi.get_desktop(0)
apps = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
apps = [app for app in apps if app and app.get_name() == "crosscheck-app"]
if not apps:
    sys.exit("the app tells nothing of itself")
for app in apps:
    walk(app, 0)
