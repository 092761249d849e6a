"""The six screens of the debrief."""
