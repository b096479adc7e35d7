"""The turns of phrase that the rules on form and text look for: the file of them, a model for each part."""
