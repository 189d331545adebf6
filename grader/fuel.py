"""A counter of work: charged before the work is done, so that every input is bounded the same way."""


class OutOfFuelError(Exception):
    """The work allowed for one answer is used up."""


class Fuel:
    """Units of work left; ``charge`` raises ``OutOfFuelError`` before more is done than was allowed.

    Each unit may be paid from a ``purse`` too, at a ``price``.
    """

    __slots__ = ("_price", "_purse", "left")

    def __init__(self, units: int, *, purse: "Fuel | None" = None, price: int = 1) -> None:
        self.left = units
        self._purse, self._price = purse, price

    def charge(self, units: int) -> None:
        if units > self.left:
            raise OutOfFuelError
        if self._purse is not None:
            self._purse.charge(units * self._price)
        self.left -= units

    def half(self) -> "Fuel":
        """Half of what is left, taken out."""
        part = Fuel(self.left // 2, purse=self._purse, price=self._price)
        self.left -= part.left
        return part

    def take_back(self, part: "Fuel") -> None:
        """What is left of a part that was taken out."""
        self.left += part.left
        part.left = 0
