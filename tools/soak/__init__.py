"""Generated questions and answers by the million, against the true verdicts that points at 60 digits give.

Shares no code with the grader: terms, differentiation, writing and values are those of the generator of
answers; the grader is only asked through its port.
"""
