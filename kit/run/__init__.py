"""One report made: papermill's engine and shell, the process that makes it, what it is made with.

`make_report.make` makes it, `job` is what it is asked for and gives back, `worker` the process around it.
"""
