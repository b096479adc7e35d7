"""Measurements: ratios within one run, on the machine they ran on."""
