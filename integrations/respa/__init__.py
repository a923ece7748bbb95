"""Reservations of halls, rooms and equipment: Respa."""
