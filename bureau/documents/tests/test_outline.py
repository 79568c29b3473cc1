"""Levels of headings in plain text."""

from bureau.documents.outline import paragraphs


def test_levels_get_their_faces():
    html = paragraphs("一、事实\n（一）现场检查。厂界噪声超标。\n（二）监测情况\n1.点位\n\n（1）昼间")
    assert html.split("\n") == [
        '<p class="l1">一、事实</p>',
        '<p class="l2"><b>（一）现场检查。</b>厂界噪声超标。</p>',
        '<p class="l2 whole">（二）监测情况</p>',
        "<p>1.点位</p>",
        "<p>（1）昼间</p>",
    ]


def test_text_is_escaped_and_indents_typed_by_hand_are_dropped():
    assert paragraphs("　　<b>甲</b>") == "<p>&lt;b&gt;甲&lt;/b&gt;</p>"
