"""What an eye sees of a text, whatever kind of file it is in: how it stands out, which characters it has."""
