"""What can still be reached: exact answers about a scenario's states."""
