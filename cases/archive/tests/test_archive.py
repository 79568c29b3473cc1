"""From the closed case to the frozen volume: order of the pieces, who may do what, what is refused afterwards."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from bureau.documents.models import IssuedDocument
from bureau.jobs import services as jobs
from bureau.record.models import Entry
from bureau.staff.models import RoleGrant, User
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.archive.services import archive as services
from cases.archive.services.binding import bind_archive, file_fault
from cases.archive.tests.conftest import PAGE
from cases.models import Archive, ArchiveItem, ArchiveVolume
from cases.workflow import ARCHIVES, CASES

# Volumes are files; their rows are asked by test_borrowing on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]


def titles(archive, half="main"):
    return [item.title for item in archive.items.filter(half=half, left_out=False)]


def scan(name="回单.pdf"):
    return SimpleUploadedFile(name, PAGE, content_type="application/pdf")


def test_the_pieces_come_in_the_order_of_the_measures(archive):
    order = [item.category for item in archive.items.filter(half="main")]
    names = [
        "decision",
        "filing",
        "evidence",
        "notice",
        "hearing",
        "property",
        "execution",
        "closing",
        "other",
    ]
    assert order == sorted(order, key=names.index)
    found = titles(archive)
    decided = found.index("行政处罚决定书")
    assert decided == 0 and found[1] == "送达回证（行政处罚决定书）"
    assert found[2] == "立案审批表" and found[-1] == "结案审批表"
    assert "送达回证（行政处罚事先（听证）告知书）" in " ".join(found) or any("告知书）" in t for t in found)
    positions = list(archive.items.filter(half="main").values_list("position", flat=True))
    assert positions == list(range(1, len(found) + 1))


def test_every_paper_and_file_of_the_case_is_listed_once(archive):
    papers = set(IssuedDocument.objects.of(archive.case).values_list("pk", flat=True))
    assert papers <= set(archive.items.values_list("document", flat=True))
    assert services.take_in_new(archive=archive, actor=archive.case.handler) == 0


def test_from_request_to_frozen_volume(archived, cast):
    assert archived.state == "archived" and archived.number.endswith("罚卷〔2026〕1号")
    main, inner = archived.volumes.get(half="main"), archived.volumes.get(half="inner")
    assert main.state == inner.state == "ready" and not file_fault(main)
    read = PdfReader(main.file.path)
    assert len(read.pages) > main.pages
    outline = [entry.title for entry in read.outline]
    assert (
        outline[0] == "案卷封面"
        and outline[2].startswith("1　行政处罚决定书")
        and outline[-1] == "卷内备考表"
    )
    cover = read.pages[0].extract_text().replace("\n", "")
    assert archived.number in cover and "30年" in cover and archived.case.party_name in cover
    last = archived.items.filter(half="main").last()
    assert last.last_page == main.pages
    entry = Entry.objects.of(archived).get(verb="finish_archive")
    assert entry.data["main"]["sha256"] == main.sha256
    assert titles(archived, "inner")[0] == "案件来源和内部审核登记表"
    assert titles(archived, "inner")[-1] == "执法全过程记录"


def test_the_reporter_is_in_the_inner_volume_only(real_papers, closed, cast):
    closed.clue.reporter, closed.clue.reporter_phone = "钱举报", "13900000000"
    closed.clue.save()
    archive = services.open_archive(case=closed, actor=closed.handler)
    services.request_archive(archive=archive, actor=closed.handler)
    taken = services.confirm_archive(archive=archive, actor=cast.clerk, retention="y30")
    jobs.run_now(taken.job)

    def text(half):
        pages = PdfReader(taken.volumes.get(half=half).file.path).pages
        return "".join(page.extract_text() for page in pages)

    assert "钱举报" in text("inner") and "钱举报" not in text("main") and "13900000000" not in text("main")


def test_a_frozen_case_refuses_every_step_until_a_supplement_is_opened(archived, cast):
    case = archived.case
    for step in CASES.transitions.values():
        if step.name in ("archive", "supplement") or case.state not in step.sources:
            continue
        for person in (cast.officer, cast.leader, cast.clerk, cast.reviewer):
            if person.has_role(*step.roles):
                reasons = CASES.refusals(case, step.name, actor=person)
                assert any("已归档" in reason.text for reason in reasons), step.name
    with pytest.raises(Refused, match="一案一卷"):
        services.open_archive(case=case, actor=case.handler)


def test_a_supplement_has_its_own_number_reason_and_only_what_is_new(archived, cast):
    case = archived.case
    extra = services.open_supplement(case=case, actor=case.handler, reason="法院裁定准予执行，补充裁定书")
    assert (extra.supplement, extra.items.count()) == (1, 0)
    with pytest.raises(Refused, match="没有材料"):
        services.request_archive(archive=extra, actor=case.handler)
    with pytest.raises(Refused, match="办完后才能再开"):
        services.open_supplement(case=case, actor=case.handler, reason="再补")
    facts = {
        "title": "行政裁定书",
        "category": "execution",
        "formed_on": date(2026, 11, 20),
        "author": "县法院",
    }
    services.add_material(archive=extra, actor=case.handler, upload=scan(), **facts)
    services.request_archive(archive=extra, actor=case.handler)
    taken = services.confirm_archive(archive=extra, actor=cast.clerk, retention="y30")
    jobs.run_now(taken.job)
    taken.refresh_from_db()
    assert taken.number == f"{archived.number}补1" and taken.state == "archived"
    assert titles(taken) == ["行政裁定书"]
    back = PdfReader(taken.volumes.get(half="main").file.path).pages[-1].extract_text().replace("\n", "")
    assert "补充理由：法院裁定准予执行" in back
    assert [a.number for a in Archive.objects.filter(case=case).order_by("supplement")] == [
        archived.number,
        taken.number,
    ]


def test_moving_to_the_other_half_or_leaving_out_needs_a_reason_that_is_printed(archive, cast):
    actor = archive.case.handler
    item = archive.items.filter(half="main", category="evidence").first()
    place = {"half": "inner", "position": 1, "left_out": False}
    with pytest.raises(ValidationError, match="写明理由"):
        services.arrange(archive=archive, item=item, actor=actor, reason=" ", **place)
    item.refresh_from_db()
    assert item.half == "main"
    services.arrange(archive=archive, item=item, actor=actor, reason="涉及工艺配方，属商业秘密", **place)
    assert titles(archive, "inner")[0] == item.title and item.title not in titles(archive)
    positions = list(archive.items.filter(half="main").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    services.request_archive(archive=archive, actor=actor)
    taken = services.confirm_archive(archive=archive, actor=cast.clerk, retention="permanent")
    jobs.run_now(taken.job)
    back = PdfReader(taken.volumes.get(half="main").file.path).pages[-1].extract_text().replace("\n", "")
    assert f"“{item.title}”移入副卷：涉及工艺配方" in back


def test_new_material_must_be_listed_before_it_is_handed_over(archive):
    item = archive.items.filter(document__isnull=False).first()
    ArchiveItem.objects.filter(pk=item.pk).delete()
    with pytest.raises(Refused, match="没有列入"):
        services.request_archive(archive=archive, actor=archive.case.handler)
    assert services.take_in_new(archive=archive, actor=archive.case.handler) == 1
    assert titles(archive, item.half).index(item.title) == item.position - 1
    services.request_archive(archive=archive, actor=archive.case.handler)


def test_only_the_handlers_arrange_and_another_takes_over(archive, cast):
    actor = archive.case.handler
    with pytest.raises(Refused, match="不属于本岗位"):
        services.take_in_new(archive=archive, actor=cast.leader)
    stranger = User.objects.create(username="stranger", name="外人", office=actor.office)
    RoleGrant.objects.create(user=stranger, role=Role.OFFICER)
    with pytest.raises(Refused, match="须由承办人立卷"):
        services.take_in_new(archive=archive, actor=stranger)
    RoleGrant.objects.create(user=actor, role=Role.CLERK)
    actor = User.objects.get(pk=actor.pk)
    services.request_archive(archive=archive, actor=actor)
    with pytest.raises(Refused, match="立卷人不得自己接收"):
        services.confirm_archive(archive=archive, actor=actor, retention="y30")
    with pytest.raises(Refused, match="须在“整理中”"):
        services.take_in_new(archive=archive, actor=actor)


def test_the_clerk_gives_it_back_with_a_reason(handed_over, cast):
    back = services.return_archive(archive=handed_over, actor=cast.clerk, reason="缺缴款票据")
    assert back.state == "arranging" and back.requested_by is None
    assert Entry.objects.of(back).get(verb="return_archive").note == "缺缴款票据"


def test_an_ongoing_case_is_not_archived(conduct, cast):
    case = conduct().until("executing")
    with pytest.raises(Refused, match="须在"):
        services.open_archive(case=case, actor=case.handler)


def test_binding_twice_or_by_two_workers_makes_one_file(archived):
    before = {v.half: (v.sha256, v.bound_at) for v in archived.volumes.all()}
    bind_archive(archived, lambda percent, note: None)
    stale = Archive.objects.get(pk=archived.pk)
    stale.state = "binding"  # as a second worker read it before the first was done
    bind_archive(stale, lambda percent, note: None)
    assert {v.half: (v.sha256, v.bound_at) for v in archived.volumes.all()} == before
    assert Entry.objects.of(archived).filter(verb="finish_archive").count() == 1


def test_a_worker_killed_between_the_halves_goes_on_where_it_was(handed_over, cast, monkeypatch):
    taken = services.confirm_archive(archive=handed_over, actor=cast.clerk, retention="y30")
    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr("cases.archive.services.binding._finish", lambda archive: 1 / 0)
        bind_archive(taken, lambda percent, note: None)
    done = {v.half: (v.sha256, v.bound_at) for v in taken.volumes.all()}
    assert all(sha256 for sha256, _ in done.values())
    jobs.run_now(taken.job)
    taken.refresh_from_db()
    assert taken.state == "archived"
    assert {v.half: (v.sha256, v.bound_at) for v in taken.volumes.all()} == done


def test_nothing_but_the_binding_ends_it(handed_over, cast):
    taken = services.confirm_archive(archive=handed_over, actor=cast.clerk, retention="y30")
    reasons = ARCHIVES.refusals(taken, "finish_archive", actor=cast.clerk)
    assert [reason.text for reason in reasons] == ["卷册还没有全部合成。"]


def test_the_database_holds_what_an_archive_must_have(archived):
    wrong = ({"number": ""}, {"retention": ""}, {"supplement": 1}, {"requested_on": date(2027, 1, 1)})
    for facts in (*wrong, {"confirmed_by": archived.requested_by}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Archive.objects.filter(pk=archived.pk).update(**facts)


def test_the_database_holds_one_case_one_volume(archived):
    facts = {"case": archived.case, "office": archived.office, "title": "再来一卷"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Archive.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        ArchiveVolume.objects.create(archive=archived, half="main")
    with pytest.raises(IntegrityError), transaction.atomic():
        ArchiveVolume.objects.filter(archive=archived, half="main").update(sha256="")
    with pytest.raises(IntegrityError), transaction.atomic():
        archived.items.filter(half="main").update(half="inner")
