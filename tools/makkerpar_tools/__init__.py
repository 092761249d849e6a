"""What you run: the command line and its commands, one thin module each."""
