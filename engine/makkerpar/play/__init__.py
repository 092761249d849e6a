"""Playing: the rules, the journal, and what each seat sees."""
