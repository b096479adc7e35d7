"""Whether pages are what they were made from: `page_proof`, and the signature on a folder's manifest."""
