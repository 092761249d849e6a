"""What a play means: six short screens, as data that any front end says in any language."""
