"""A report as a PDF for the archive and for screen readers: PDF/A-3a and PDF/UA-1 at once."""
