"""The ledger of applications, one row a case, and what follows from it: tables three and four, the clocks.

`case` is a row without anything personal, `reading/` reads a file of them, `tally` counts them into the
form, `clocks` tell until when each has to be answered, `working_days` count. The words of the ledger are
data, in the room of the form.
"""
