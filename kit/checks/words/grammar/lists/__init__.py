"""Lists of counts: where they begin and end, with or without a word that opens them."""
