"""Pictures for an analyst's notebook: `plot` draws them, in a Chinese font that the system has."""
