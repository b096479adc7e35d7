"""Who reports, for which year, under which edition: what titles and words tell."""
