"""Wiring only: settings, their checks, the URL map and the WSGI entry."""
