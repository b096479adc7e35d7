"""The commands on a county and on many: batch, roll-up, overview, slips, table."""
