"""What a page tells programs beside its words: its figures as a `dataset`."""
