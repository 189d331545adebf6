"""Tests of the rules of differentiation."""
