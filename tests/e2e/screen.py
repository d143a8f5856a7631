"""Writes the pixels of the whole screen to a file."""

import sys

import gi

gi.require_version("Gdk", "3.0")
from gi.repository import Gdk  # noqa: E402

root = Gdk.get_default_root_window()
picture = Gdk.pixbuf_get_from_window(root, 0, 0, root.get_width(), root.get_height())
with open(sys.argv[1], "wb") as file:
    file.write(picture.get_pixels())
