"""All reports as pandas tables and files: `explore.load`, `frames.frames`, the long tables of `kit table`."""
