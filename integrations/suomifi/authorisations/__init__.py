"""Suomi.fi e-Authorizations (Valtuudet): for whom the citizen may act."""
