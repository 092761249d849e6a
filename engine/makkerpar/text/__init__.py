"""Words for people: gettext catalogues, the interface's texts, {variables} and {terms}."""
