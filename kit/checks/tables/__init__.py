"""The rules over the cells of the statutory tables (T rules, Y rules): figures against figures."""
