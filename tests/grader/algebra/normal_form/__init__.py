"""Tests of normal forms: each relation is an identity at every point, and a wrong one is found out."""
