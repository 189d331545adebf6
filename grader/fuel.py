"""A counter of work: charged before the work is done, so that every input is bounded the same way."""


class OutOfFuelError(Exception):
    """The work allowed for one answer is used up."""


class Fuel:
    """Units of work left; ``charge`` raises ``OutOfFuelError`` before more is done than was allowed."""

    __slots__ = ("left",)

    def __init__(self, units: int) -> None:
        self.left = units

    def charge(self, units: int) -> None:
        if units > self.left:
            raise OutOfFuelError
        self.left -= units

    def half(self) -> "Fuel":
        """Half of what is left, taken out."""
        part = Fuel(self.left // 2)
        self.left -= part.left
        return part

    def take_back(self, part: "Fuel") -> None:
        """What is left of a part that was taken out."""
        self.left += part.left
        part.left = 0
