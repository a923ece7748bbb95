"""Suomi.fi service catalogue (Palvelutietovaranto, PTV): what is offered to the people of a municipality."""
