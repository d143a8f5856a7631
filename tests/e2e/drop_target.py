#!/usr/bin/python3
"""A window beside the app's that takes text dropped on it, as an editor does, and prints it as one line."""

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402


def received(_widget, _context, _x, _y, data, _info, _time):
    print("got", (data.get_text() or "").replace("\n", " "), flush=True)


window = Gtk.Window(title="drop target", type=Gtk.WindowType.POPUP)
window.set_default_size(140, 60)
window.move(0, 0)
label = Gtk.Label(label="drop here")
label.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY | Gdk.DragAction.MOVE | Gdk.DragAction.LINK)
label.drag_dest_add_text_targets()
label.connect("drag-data-received", received)
window.add(label)
window.show_all()
window.connect("map-event", lambda *_: print("ready", flush=True))
Gtk.main()
