"""Join codes: impossible to guess, and to mistake when read from a blackboard."""

import secrets

# Without 0 and O, 1, I and L: 31 characters, so 8 of them make 8.5e11 codes.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_join_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidy_join_code(text: str) -> str:
    """What was meant by a typed code: capitals, without spaces and hyphens."""
    return "".join(text.split()).replace("-", "").upper()
