"""Tests of exact and rigorous arithmetic."""
