"""Tables that were copied as lines: cells and rows of them again, and the page numbers among these."""
