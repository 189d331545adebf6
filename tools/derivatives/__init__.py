"""Random functions differentiated by the rules and by SymPy, and both derivatives compared."""
