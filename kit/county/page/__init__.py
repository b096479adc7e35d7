"""The county's page: `county_verbs` are its notebook's, `make_county` executes and exports it."""
