"""Digitransit geocoding (Pelias): an address or a place to coordinates and back."""
