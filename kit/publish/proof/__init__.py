"""Whether files are what they were made from and what went out: pages, folders, a signature on a manifest."""
