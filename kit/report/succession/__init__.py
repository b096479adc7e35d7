"""What a report takes over from last year: whose it is, and which figures."""
