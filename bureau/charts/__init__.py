"""What charts of every room are drawn with: a few SVG elements and one table of colours."""
