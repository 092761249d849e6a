"""The screens: each a view, put together from nodes."""
