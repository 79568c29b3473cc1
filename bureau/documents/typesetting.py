"""Two habits of Chinese official papers that WeasyPrint 70 lacks, put into its line layout.

1. A full line ends flush with the type area. WeasyPrint stretches spaces only, and Chinese has none, so a line that
   a comma may not end stays short; here the missing width is shared between all characters of the line.
2. Every line is as high as the grid says. A rare character drawn by a fallback face has other metrics and would push
   its line out of the grid; here the baseline is always that of the first face of the paragraph.

Both replace one function of `weasyprint.layout.inline`; requirements.txt pins the version and tests measure the result.
"""

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, strut

# A line emptied by a long unbreakable word stays ragged rather than being pulled apart.
WIDEST_GAP_EM = 0.3

_split_text_box = inline.split_text_box


def split_on_grid(context, box, available_width, skip, is_line_start=True):
    """Split a text box as WeasyPrint does, then put it on the baseline of its own first face."""
    new_box, resume_at, preserved = _split_text_box(context, box, available_width, skip, is_line_start)
    if new_box is not None:
        new_box.baseline = strut(new_box.style)[1]
    return new_box, resume_at, preserved


def justify_by_character(context, line, extra_width):
    """Share `extra_width` (CSS px) between all characters of `line`; the last one keeps the edge."""
    texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
    gaps = sum(len(box.text) for box in texts) - 1
    if gaps < 1 or extra_width / gaps > WIDEST_GAP_EM * line.style["font_size"]:
        return
    _widen(context, line, extra_width / gaps, 0)


def _widen(context, box, gap, shift):
    """Move `box` right by `shift`, widen its text by `gap` per character; return the shift of what follows."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        _space_letters(context, box, gap)
        return shift + gap * len(box.text)
    if not isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    before = shift
    for child in box.children:
        if child.is_in_normal_flow():
            shift = _widen(context, child, gap, shift)
    box.width += shift - before
    return shift


def _space_letters(context, box, gap):
    spacing = box.style["letter_spacing"]
    box.style = box.style.copy()
    box.style["letter_spacing"] = gap if spacing == "normal" else spacing + gap
    box.width += gap * len(box.text)
    box.pango_layout = create_layout(box.text, box.style, context, max_width=None, justification_spacing=0)
    box.pango_layout.deactivate()


def install():
    """Make WeasyPrint lay out lines this way in this process; harmless when repeated."""
    inline.split_text_box = split_on_grid
    inline.justify_line = justify_by_character
