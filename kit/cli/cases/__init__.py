"""The commands on ledgers of applications: figures from one, an empty one, what is due."""
