"""The dialogue: its rules, its wording, and what comes before all else (danger, crisis)."""
