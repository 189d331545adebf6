"""Tests of formulas made from answers to several variants."""
