"""Halls, rooms and equipment: finding a free time, booking it, and the citizen's own bookings."""
