"""Who a text says that it is of: its makers, its own name and what it calls itself (D-name, D-trio)."""
