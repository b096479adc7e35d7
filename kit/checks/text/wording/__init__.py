"""What single rules look for in the words, as the file of phrases holds it: a model for each of its parts."""
