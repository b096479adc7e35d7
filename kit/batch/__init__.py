"""Many reports made: what is due, who makes it, what is known of what was made, where it goes.

`batch.run_batch` drives a `worker_pool` or a Dask `cluster`, keeps the `ledger` and fills a `store`.
"""
