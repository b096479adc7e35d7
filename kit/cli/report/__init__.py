"""The commands on single reports: make, check, read in, draft, settle, export."""
