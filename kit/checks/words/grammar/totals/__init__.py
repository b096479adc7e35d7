"""The totals that lists of counts may belong to: before them, above them, behind them, or two at once."""
