"""Checks what words tell of things on their way through a year: applications, and documents in force."""
