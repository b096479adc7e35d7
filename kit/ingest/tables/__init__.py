"""The cells of printed tables → the cells of the form: `figures.read_figures`."""
