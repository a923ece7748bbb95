"""Open311 GeoReport v2: report a fault and follow it."""
