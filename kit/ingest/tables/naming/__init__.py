"""What the labels of printed tables name: rows and columns of the form, damaged or not, or nothing."""
