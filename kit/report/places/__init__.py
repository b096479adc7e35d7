"""Names that people use: of counties and units in `place_names`, of their reports in `finding_file`."""
