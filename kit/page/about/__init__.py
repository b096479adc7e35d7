"""What a page tells programs: its figures as a `dataset`, the record of its `making` and the `seal` on it."""
