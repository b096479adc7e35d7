"""What a county sees of its units' ledgers: what they were counted to be, and zeros that rest on none."""
