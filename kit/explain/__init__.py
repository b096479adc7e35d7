"""The sheet that explains a report to the public in plain words: its `sentences`, and the page itself, `explained_page`."""
