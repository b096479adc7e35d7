"""Made-up counties for tests and benchmarks: every township's reports of several years, right or with known faults."""

from tests.made_up.faults import KINDS, Fault
from tests.made_up.writing import write_counties

__all__ = ["KINDS", "Fault", "write_counties"]
