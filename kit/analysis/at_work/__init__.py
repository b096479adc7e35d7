"""One report at work in a notebook: opened, changed, rechecked, written back, and kept until it is."""
