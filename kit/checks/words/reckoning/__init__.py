"""What words reckon from their own counts: changes, rates, averages, running totals, products of money."""
