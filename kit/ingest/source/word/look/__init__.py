"""How the text of a Word file looks: styles, colours, marks of runs, and so whether it is seen."""
