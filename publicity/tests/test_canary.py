"""A canary in every field that is not public: none may sing in any public answer."""

import pytest
from django.urls import reverse

from bureau.staff.models import User
from cases.models import Case, Clue, Decision, Evidence, Service
from inspections.tests.factories import EnterpriseFactory
from publicity import services
from publicity.models import Correction, Publication

pytestmark = pytest.mark.django_db
# Columns of the case whose words are public by law; everything else of text gets a canary.
PUBLIC = {
    "party_name",
    "party_code",
    "facts",
    "state",
    "party_kind",
    "next_due_label",
    "number",
    "kind",
    "outcome",
    "mode",
    "withdrawn_reason",
    "end_reason",
}
LISTS = (
    "home",
    "penalties",
    "penalties-csv",
    "penalties-json",
    "feed",
    "data",
    "about",
    "law",
    "positive",
    "draws",
    "campaigns",
    "reports",
    "correction",
)


def plant(row, planted: list[str]) -> None:
    """Writes a canary of its own into every text column that is not public."""
    changes = {}
    for field in row._meta.concrete_fields:
        text = field.get_internal_type() in ("CharField", "TextField") and not field.choices
        if text and field.name not in PUBLIC and not field.unique:
            changes[field.name] = f"鸟{field.name[:6]}{row._meta.model_name[:3]}{row.pk}"[
                : field.max_length or 60
            ]
    planted += changes.values()
    type(row).objects.filter(pk=row.pk).update(**changes)


@pytest.fixture
def planted(cast, decided):
    """A decided case full of canaries, published; the values planted."""
    party = {
        "party_name": "青禾县禾润纺织印染有限公司",
        "party_kind": "entity",
        "party_code": "91310115MA1H7PXK0N",
        "party_address": "金丝雀路77号院",
        "party_representative": "金丝雀",
        "party_phone": "13777770077",
    }
    facts = (
        "金丝雀（电话13777770077，住址：金丝雀路77号院，身份证990726199001010016，"
        "账号6222021202001234567）在场，现场由陈晓岚检查。"
    )
    case = decided(party=party, facts={"place": "总排口", "facts": facts, "consequence": "后果鸟"})
    values = [
        "金丝雀",
        "13777770077",
        "990726199001010016",
        "6222021202001234567",
        "陈晓岚",
        "周予安",
        "后果鸟",
    ]
    firm = EnterpriseFactory(
        contact="鸟联系", phone="13666660066", address="鸟地址", legal_representative="鸟法人"
    )
    values += ["鸟联系", "13666660066", "鸟地址", "鸟法人"]
    Case.objects.filter(pk=case.pk).update(enterprise=firm)
    for row in (
        *Clue.objects.all(),
        *Decision.objects.all(),
        *Evidence.objects.all(),
        *Service.objects.all(),
    ):
        plant(row, values)
    case = Case.objects.get(pk=case.pk)
    clerk = User.objects.get(username="clerk")
    services.set_masks(case=case, masks=[("总排口", "商业秘密")], actor=clerk)
    row = services.publish_penalty(case=case, actor=clerk)
    plant(case, values)
    Correction.objects.create(
        office=row.office, publication=row, code="GZ-1", applicant="鸟申请人", contact="鸟电话", what="鸟诉求"
    )
    return row, [*values, "鸟申请人", "鸟电话", "鸟诉求"]


def everything(client, row) -> str:
    """All public answers as one text."""
    answers = [client.get(reverse(f"public:{name}")) for name in LISTS]
    answers += [
        client.get(reverse("public:penalty", args=[row.pk])),
        client.get(reverse("public:correction"), {"about": row.pk}),
    ]
    answers += [
        client.get(reverse("public:penalties"), {"q": text})
        for text in ("青禾", "91310115MA1H7PXK0N", row.number)
    ]
    answers.append(client.get(reverse("public:penalties-json"), {"q": "青禾"}))
    texts = [b"".join(a.streaming_content) if a.streaming else a.content for a in answers]
    assert all(a.status_code in (200, 410) for a in answers)
    return b"\n".join(texts).decode() + str([a.headers for a in answers])


def test_no_canary_sings(client, planted):
    row, values = planted
    assert len(values) > 30
    heard = everything(client, row)
    assert "青禾县禾润纺织印染有限公司" in heard
    # the snapshot is asked as it is stored, too
    heard += str(Publication.objects.values_list("snapshot", "title", "party", "town", "subject"))
    assert [value for value in values if value in heard] == []


def test_none_sings_after_withdrawal_either(client, cast, planted):
    row, values = planted
    services.withdraw(publication=row, reason="复议撤销", actor=cast.clerk)
    heard = everything(client, row)
    assert "复议撤销" in heard
    assert [value for value in [*values, "禾润", "91310115MA1H7PXK0N</"] if value in heard] == []
