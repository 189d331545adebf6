"""Tests of the verdict on one component."""
