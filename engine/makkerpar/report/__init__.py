"""What the author's workbench writes to files: pictures of the graph, and reports.

`graph_sketch` says what is to be seen of a scenario's graph, without a place for anything;
`graph_layout` gives everything its place, `graph_svg` draws it, and `graph_formats` writes the
same sketch for the programs that lay out graphs themselves. Colours are handed in by the caller,
from the window's own palette. Nothing here knows a screen.
"""
