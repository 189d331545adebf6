"""Tests: this folder mirrors the tree."""
