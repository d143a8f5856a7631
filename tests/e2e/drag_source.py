"""A window that offers files to be dragged, as a file manager does. Arguments: the files. Prints "ready" when it can be seen."""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

uris = [pathlib.Path(path).absolute().as_uri() for path in sys.argv[1:]]
window = Gtk.Window(title="Files", type=Gtk.WindowType.POPUP)
window.set_default_size(120, 60)
window.move(0, 0)
box = Gtk.EventBox()
box.add(Gtk.Label(label=f"{len(uris)} files"))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY)
box.connect("drag-data-get", lambda widget, context, data, info, time: data.set_uris(uris))
box.connect("drag-end", lambda widget, context: print("ended", flush=True))
window.add(box)
window.connect("map-event", lambda widget, event: print("ready", flush=True))
window.show_all()
Gtk.main()
