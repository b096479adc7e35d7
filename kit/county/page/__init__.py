"""The county's page: `county_verbs` show it, `county_input` tells which, `make_county` makes it."""
