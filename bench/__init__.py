"""What the assistant costs, beside Rasa's own starter bot on the same machine in one run: `make bench`."""
