"""One PDF out of many papers and files: cover, catalogue, numbered pages with bookmarks, backing sheet (卷宗).

`parts` says what goes in, `sheets` draws the pages that are made for the volume, `pages` turns one part into numbered
pages, `binding` puts all together.
"""
