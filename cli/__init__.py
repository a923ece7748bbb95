"""The command line: looks after the data, trains, starts the assistant and says what is missing."""
