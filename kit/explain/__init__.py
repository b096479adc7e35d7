"""The sheet that explains a report to the public in plain words: `sentences`, and `explained_page`."""
