"""The likely wrong cell of a failed identity: `likely_cell.with_repairs`."""
