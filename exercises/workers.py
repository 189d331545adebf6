"""The worker processes that grade for this process: started by the server, else with the first answer."""

from functools import lru_cache

from grader import Workers

# One may be busy with a hard answer while the other takes the next.
JOBS = 2


@lru_cache(maxsize=1)
def workers() -> Workers:
    return Workers(jobs=JOBS)
