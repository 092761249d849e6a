"""The shipped pictures, drawn by program: `python -m makkerpar_tools.art` writes them."""
