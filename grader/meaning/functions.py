"""SymPy functions for what SymPy itself takes as complex: absolute value, sign and odd roots of reals."""

import sympy as sp


class RealSign(sp.Function):  # type: ignore[misc]
    """The sign of a real number; its derivative is 0 almost everywhere, where SymPy's has a Dirac delta."""

    nargs = 1
    is_extended_real = True

    @classmethod
    def eval(cls, argument: sp.Expr) -> sp.Expr:
        if argument.is_positive:
            return sp.Integer(1)
        if argument.is_negative:
            return sp.Integer(-1)
        return sp.Integer(0) if argument.is_zero else None

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        return sp.Integer(0)


class RealAbs(sp.Function):  # type: ignore[misc]
    """The absolute value of a real number, also where SymPy cannot see that its argument is real."""

    nargs = 1
    is_extended_real = True
    is_extended_nonnegative = True

    @classmethod
    def eval(cls, argument: sp.Expr) -> sp.Expr:
        if argument.is_nonnegative:
            return argument
        return -argument if argument.is_nonpositive else None

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        return RealSign(self.args[0])


class OddRoot(sp.Function):  # type: ignore[misc]
    """The real root of odd index, ``OddRoot(-8, 3) == -2``, where SymPy's power takes a complex one."""

    nargs = 2
    is_extended_real = True

    @classmethod
    def eval(cls, radicand: sp.Expr, index: sp.Expr) -> sp.Expr:
        if radicand.is_nonnegative:
            return radicand ** (1 / index)
        return -((-radicand) ** (1 / index)) if radicand.is_nonpositive else None

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        _, index = self.args
        return 1 / (index * self ** (index - 1))

    def _eval_power(self, exponent: sp.Expr) -> sp.Expr:
        radicand, index = self.args
        if not exponent.is_Integer or abs(exponent) < index:
            return None
        whole = abs(exponent) // index * sp.sign(exponent)
        return radicand**whole * self ** (exponent - whole * index)
