"""What every layer stands on: settings, errors, data models, words. Imports no other layer."""
