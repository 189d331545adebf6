"""Makes answers whose true verdict is known by construction, to hold the grader against.

Shares no code with the grader: own terms, own differentiation, own writing, and mpmath for values. It
only reads the exercise bank and draws variants.
"""
