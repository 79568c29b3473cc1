"""Volumes: every page numbered in its corner, catalogue and bookmarks agree with it, bad files become slips."""

import hashlib
import io
from datetime import date

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from bureau.documents.tests.measuring import words
from bureau.documents.volume.binding import bind
from bureau.documents.volume.parts import Front, Part

FRONT = Front(
    organ="澜州市生态环境局青禾分局",
    heading="行政处罚案卷",
    half="正卷",
    title="青禾县南塘精铸有限公司危险废物贮存不合标准、混入贮存案",
    number="QH-2026-CF-Y30-0001",
    facts=(
        (("当事人", "青禾县南塘精铸有限公司"),),
        (("立案号", "澜环青立〔2026〕47号"), ("决定书", "澜环青罚〔2026〕31号")),
    ),
    remarks="现场照片一件移入副卷。",
    people=(("立卷人", "陈晓岚"), ("检查人", "林致远"), ("立卷时间", "2026年12月30日")),
)
MP4 = "video/mp4"


def pdf(folder, name, pages, *, rotate=0, size=(595, 842), **save):
    path = folder / name
    with pikepdf.new() as out:
        for _ in range(pages):
            out.add_blank_page(page_size=size)
            out.pages[-1].rotate(rotate, relative=False)
        out.save(path, **save)
    return path


def photo(folder, name="现场.jpg", size=(3000, 2000), **save):
    path = folder / name
    Image.new("RGB", size, (120, 140, 110)).save(path, **save)
    return path


def part(path, title="材料", **facts):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Part(title, path, sha256=digest, name=path.name, size=path.stat().st_size, **facts)


def numbers_on(content):
    """(page of the file, number, left edge mm, top edge mm) of what stands in the upper corners."""
    return [
        (word.page, int(word.text), word.left, word.top)
        for word in words(content)
        if word.top < 14 and word.text.isdigit()
    ]


def test_numbers_catalogue_bookmarks_and_labels_agree(tmp_path):
    parts = [
        part(
            pdf(tmp_path, "a.pdf", 3), "行政处罚决定书", number="甲1号", on=date(2026, 12, 1), author="本局"
        ),
        part(
            photo(tmp_path), "现场照片", content_type="image/jpeg", facts=(("拍摄时间", "2026-09-09 10:20"),)
        ),
        part(pdf(tmp_path, "b.pdf", 2), "结案审批表", number="乙1号"),
    ]
    bound = bind(FRONT, parts, tmp_path / "v.pdf")
    assert [one.pages for one in bound.places] == ["1-3", "4", "5-6"] and bound.pages == 6
    content = (tmp_path / "v.pdf").read_bytes()
    assert hashlib.sha256(content).hexdigest() == bound.sha256 and len(content) == bound.size
    read = PdfReader(io.BytesIO(content))
    assert len(read.pages) == bound.sheets == 9
    assert [(one.title, read.get_destination_page_number(one)) for one in read.outline] == [
        ("案卷封面", 0),
        ("卷内目录", 1),
        ("1　行政处罚决定书　甲1号", 2),
        ("2　现场照片", 5),
        ("3　结案审批表　乙1号", 6),
        ("卷内备考表", 8),
    ]
    assert list(read.page_labels) == ["封面", "目录-1", "1", "2", "3", "4", "5", "6", "备考表"]
    found = numbers_on(content)
    assert [(page, number) for page, number, *_ in found] == [(n + 2, n) for n in range(1, 7)]
    assert all((left > 180) == (number % 2 == 1) for _, number, left, _ in found)
    cover, catalogue, back = (read.pages[n].extract_text() for n in (0, 1, 8))
    assert "行政处罚案卷" in cover.replace(" ", "") and "3 件" in cover and "6 页" in cover
    for text in ("甲1号", "行政处罚决定书", "20261201", "1-3", "5-6"):
        assert text in catalogue
    assert "没有缺页" in back and "移入副卷" in back and "陈晓岚" in back
    assert "2026-09-09" in read.pages[5].extract_text()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_numbers_stand_upright_in_the_corner_of_turned_pages(tmp_path, rotate):
    parts = [part(pdf(tmp_path, "a.pdf", 2, rotate=rotate, size=(842, 595)))]
    bind(FRONT, parts, tmp_path / "v.pdf")
    wide = 297 if rotate % 180 == 0 else 210
    odd, even = numbers_on((tmp_path / "v.pdf").read_bytes())
    assert odd[1:2] == (1,) and wide - 30 < odd[2] < wide and odd[3] < 14
    assert even[1:2] == (2,) and 0 < even[2] < 30 and even[3] < 14


def test_what_cannot_be_printed_or_read_becomes_a_slip(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"not a pdf" * 50)
    fake = tmp_path / "fake.jpg"
    fake.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    film = tmp_path / "执法记录.mp4"
    film.write_bytes(b"0" * 2_500_000)
    locked = pdf(tmp_path, "locked.pdf", 2, encryption=pikepdf.Encryption(owner="x", user="y"))
    readable = pdf(tmp_path, "readable.pdf", 2, encryption=pikepdf.Encryption(owner="x", user=""))
    changed = part(pdf(tmp_path, "changed.pdf", 1), "改动过的")
    pdf(tmp_path, "changed.pdf", 2)
    parts = [
        part(broken, "坏的"),
        part(fake, "假照片", content_type="image/jpeg"),
        part(film, "执法录像", content_type=MP4, kept="电子证据库"),
        part(locked, "有口令"),
        part(readable, "可读"),
        changed,
        Part("不见的", tmp_path / "none.pdf"),
        Part("只有纸的"),
        part(pdf(tmp_path, "empty.pdf", 0), "空的"),
    ]
    bound = bind(FRONT, parts, tmp_path / "v.pdf")
    slips = {one.part.title: one.slip for one in bound.places}
    expected = {
        "坏的": "已损坏",
        "假照片": "图片已损坏",
        "执法录像": "视频不能印成纸页",
        "有口令": "口令",
        "可读": "",
        "改动过的": "指纹不符",
        "不见的": "不在存储中",
        "只有纸的": "原件另存",
        "空的": "没有页面",
    }
    assert all(
        words in slips[title] and bool(words) == bool(slips[title]) for title, words in expected.items()
    )
    read = PdfReader(tmp_path / "v.pdf")
    slip = read.pages[2 + 2].extract_text()
    assert "执法记录.mp4" in slip and "2.4 MB" in slip and "电子证据库" in slip
    assert parts[2].sha256 in slip.replace("\n", "").replace(" ", "")
    assert "8 件以说明页代替" in read.pages[-1].extract_text().replace("\n", "")


def test_nothing_in_a_volume_acts(tmp_path):
    path = pdf(tmp_path, "a.pdf", 1)
    with pikepdf.open(path, allow_overwriting_input=True) as lively:
        act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=act
        )
        lively.pages[0].Annots = lively.make_indirect(pikepdf.Array([link]))
        lively.pages[0].AA = pikepdf.Dictionary(O=act)
        lively.Root.OpenAction = act
        lively.save(path)
    bind(FRONT, [part(path)], tmp_path / "v.pdf")
    with pikepdf.open(tmp_path / "v.pdf") as bound:
        assert "/OpenAction" not in bound.Root
        assert not any(name in page for page in bound.pages for name in ("/Annots", "/AA"))


def test_pages_that_share_their_resources_and_volumes_in_volumes_keep_their_own_numbers(tmp_path):
    path = pdf(tmp_path, "a.pdf", 3)
    with pikepdf.open(path, allow_overwriting_input=True) as shared:
        resources = shared.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary()))
        for page in shared.pages:
            page.Resources = resources
        shared.save(path)
    bind(FRONT, [part(path)], tmp_path / "v.pdf")
    assert [number for _, number, *_ in numbers_on((tmp_path / "v.pdf").read_bytes())] == [1, 2, 3]
    bind(FRONT, [part(tmp_path / "v.pdf")], tmp_path / "w.pdf")
    read = PdfReader(tmp_path / "w.pdf")
    assert [read.pages[n].extract_text().split() for n in (4, 5, 6)] == [["1", "3"], ["2", "4"], ["3", "5"]]


def test_the_same_parts_give_the_same_bytes_and_leave_nothing_behind(tmp_path):
    parts = [part(pdf(tmp_path, "a.pdf", 2)), part(photo(tmp_path), content_type="image/jpeg")]
    first, second = (bind(FRONT, parts, tmp_path / name) for name in ("v.pdf", "w.pdf"))
    assert first.sha256 == second.sha256
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "v.pdf", "w.pdf", "现场.jpg"]


def test_a_turned_transparent_picture_comes_upright_on_white(tmp_path):
    path = tmp_path / "turned.png"
    Image.new("RGBA", (40, 90), (0, 0, 0, 0)).save(path)
    bound = bind(FRONT, [part(path, content_type="image/png")], tmp_path / "v.pdf")
    assert bound.places[0].slip == ""


def test_a_character_no_face_draws_does_not_stop_a_volume(tmp_path):
    bound = bind(FRONT, [part(pdf(tmp_path, "a.pdf", 1), "照片\U0001f4f7一张")], tmp_path / "v.pdf")
    assert bound.pages == 1 and "照片〓一张" in PdfReader(tmp_path / "v.pdf").pages[1].extract_text()


def test_a_volume_of_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at least one"):
        bind(FRONT, [], tmp_path / "v.pdf")
