"""Who may open which half; lending with its days; the pages of the register."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.record.models import Entry
from bureau.workflow import Refused
from cases.archive.access import opens_inner
from cases.archive.services import borrowing as services
from cases.models import Borrowing

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 7)


def ask(archived, person, half="inner"):
    return services.ask(archive=archived, actor=person, half=half, purpose="案卷评查", due_on=DUE)


def test_the_inner_volume_opens_to_handlers_heads_and_those_it_is_lent_to(archived, cast, signed_in):
    def got(person, half):
        answer = signed_in(person).get(reverse(f"cases:archive-{half}", args=[archived.pk]))
        for close in answer._resource_closers:  # closing the answer itself would close the database
            close()
        return answer.status_code

    everyone = (cast.officer, cast.partner, cast.leader, cast.reviewer, cast.clerk, cast.supervisor)
    assert [got(person, "main") for person in everyone] == [200] * 6
    assert [got(person, "inner") for person in everyone] == [200, 200, 200, 409, 409, 409]
    assert got(cast.outsider, "main") == got(cast.outsider, "inner") == 404
    page = signed_in(cast.clerk).get(reverse("cases:archive", args=[archived.pk])).content.decode()
    assert "申请借阅并经局领导批准" in page and page.count("卷内文件</caption>") == 1
    lent = services.agree(borrowing=ask(archived, cast.supervisor), actor=cast.leader)
    assert got(cast.supervisor, "inner") == 200 and got(cast.reviewer, "inner") == 409
    with time_machine.travel("2026-12-08T09:00:00+08:00", tick=False):
        assert not opens_inner(archived, cast.supervisor)
    services.give_back(borrowing=lent, actor=cast.supervisor)
    assert got(cast.supervisor, "inner") == 409


def test_who_agrees_and_what_is_refused(archived, cast):
    asked = ask(archived, cast.supervisor)
    for person, words in ((cast.clerk, "由局领导批准"), (cast.reviewer, "由局领导批准")):
        with pytest.raises(Refused, match=words):
            services.agree(borrowing=asked, actor=person)
    with pytest.raises(ValidationError, match="尚未归还"):
        ask(archived, cast.supervisor)
    services.refuse(borrowing=asked, actor=cast.leader, reason="与工作无关")
    with pytest.raises(Refused, match="已经办理"):
        services.agree(borrowing=asked, actor=cast.leader)
    with pytest.raises(Refused, match="没有借出"):
        services.give_back(borrowing=asked, actor=cast.supervisor)
    own = ask(archived, cast.leader)
    with pytest.raises(Refused, match="自己的申请"):
        services.agree(borrowing=own, actor=cast.leader)
    main = services.agree(borrowing=ask(archived, cast.reviewer, "main"), actor=cast.clerk)
    with pytest.raises(Refused, match="归还由借阅人"):
        services.give_back(borrowing=main, actor=cast.supervisor)
    assert services.give_back(borrowing=main, actor=cast.clerk).returned_on == date(2026, 11, 23)
    verbs = list(Entry.objects.of(archived).values_list("verb", flat=True))
    assert {"ask_borrowing", "agree_borrowing", "refuse_borrowing", "give_back"} <= set(verbs)
    for wrong in (
        {"due_on": date(2026, 1, 1)},
        {"returned_on": date(2026, 1, 1)},
        {"agreed_by": main.borrower},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Borrowing.objects.filter(pk=main.pk).update(**wrong)


def test_pages_of_register_archive_and_lendings(archived, cast, signed_in):
    clerk = signed_in(cast.clerk)
    ask(archived, cast.supervisor)
    for name, query in (
        ("archives", "?q=禾润&year=2026&retention=y30&kind=no&state=archived"),
        ("archives", "?state=out&year=20x6&kind=zz"),
        ("borrowings", ""),
        ("borrowings", "?state=overdue"),
        ("borrowings", "?state=done"),
        ("archives-export", "?state=all"),
    ):
        assert clerk.get(reverse(f"cases:{name}") + query).status_code == 200, (name, query)
    listed = clerk.get(reverse("cases:archives") + "?year=2026").content.decode()
    assert archived.number in listed
    export = b"".join(clerk.get(reverse("cases:archives-export")).streaming_content).decode()
    assert archived.number in export and archived.volumes.get(half="main").sha256 in export
    for person in (cast.officer, cast.leader, cast.clerk, cast.supervisor, cast.reviewer):
        page = signed_in(person).get(reverse("cases:archive", args=[archived.pk]))
        assert page.status_code == 200
        case_page = signed_in(person).get(reverse("cases:case", args=[archived.case_id])).content.decode()
        assert archived.number in case_page
    form = signed_in(cast.reviewer).get(reverse("cases:archive-borrow", args=[archived.pk]))
    assert form.status_code == 200 and "副卷" in form.content.decode()
    posted = signed_in(cast.reviewer).post(
        reverse("cases:archive-borrow", args=[archived.pk]),
        {"half": "main", "purpose": "法制审核参考", "due_on": "2026-12-01"},
    )
    assert posted.status_code == 302 and Borrowing.objects.filter(borrower=cast.reviewer).exists()


def test_verify_documents_finds_a_changed_volume(archived, capsys):
    call_command("verify_documents")
    assert "2 卷案卷" in capsys.readouterr().out
    path = archived.volumes.get(half="main").file.path
    with open(path, "ab") as file:
        file.write(b" ")
    with pytest.raises(CommandError, match="1 处不符"):
        call_command("verify_documents")
    assert "的文件已被改动" in capsys.readouterr().out
