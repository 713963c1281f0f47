"""Tests of what dates mean."""
