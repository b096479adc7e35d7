"""What words reckon from their own counts: rates, averages, multiples, running totals, products of money."""
