"""One task for each of many units, on all cores and in the units' order, with how far it is.

`spreading.each_done` shares the jobs out among `answering_process`es; `following` shows the progress.
"""
