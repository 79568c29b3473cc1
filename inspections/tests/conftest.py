"""A county with officers enough to draw, and a stated day."""

from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bureau.staff.models import Certificate
from bureau.staff.roles import Role
from bureau.staff.services import add_person
from inspections.services import plan as plans
from inspections.services import task as tasks
from inspections.services import visit as visits
from inspections.tests import factories as make

FREEZE_DAY = datetime(2026, 11, 13, 2, tzinfo=UTC)  # 10:00 in Shanghai
DRAW_DAY = datetime(2026, 11, 23, 1, tzinfo=UTC)  # 09:00


@pytest.fixture
def clock():
    """The day of the freeze; `clock.move_to(DRAW_DAY)` goes on."""
    with time_machine.travel(FREEZE_DAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def squad(cast):
    """Five certified officers."""
    people = [cast.officer, cast.partner]
    for number, name in enumerate(("赵一鸣", "许南星", "顾望舒"), start=3):
        user = add_person(
            username=f"squad{number}", name=name, office=cast.officer.office, roles=[Role.OFFICER]
        )
        Certificate.objects.create(
            user=user, number=f"QH-{number:03d}", issued_on=date(2019, 1, 1), expires_on=date(2030, 12, 31)
        )
        people.append(user)
    return people


@pytest.fixture
def county(squad):
    """A register of 8 key, 2 special and 6 general enterprises."""
    return SimpleNamespace(
        key=make.EnterpriseFactory.create_batch(8, key=True),
        special=make.EnterpriseFactory.create_batch(2, special=True),
        general=make.EnterpriseFactory.create_batch(6),
    )


@pytest.fixture
def plan(clock, cast, county):
    """A quarter's plan in draft, ready to be submitted."""
    return plans.create(
        office=cast.bureau,
        actor=cast.clerk,
        year=2026,
        quarter=4,
        take_special=1,
        public_source="指定彩票第 2026135 期开奖号",
        public_due_on=date(2026, 11, 20),
    )


@pytest.fixture
def picture():
    """`picture()` is an upload of a small JPEG; each one has other bytes."""
    made = count()

    def make_picture(name="现场.jpg", form="JPEG"):
        out = BytesIO()
        Image.new("RGB", (40, 30), (90, 120 + next(made) % 100, 140)).save(out, form)
        return SimpleUploadedFile(name, out.getvalue(), content_type=f"image/{form.lower()}")

    return make_picture


@pytest.fixture
def site_task(clock, cast):
    """A visit given to officer and partner, with a checklist of three items."""
    make.ChecklistFactory(items=3)
    return tasks.create(
        office=cast.bureau,
        actor=cast.clerk,
        enterprise=make.EnterpriseFactory(),
        officer_a=cast.officer,
        officer_b=cast.partner,
        basis="trigger",
        trigger="complaint",
        reference="举报 2026-031",
    )


@pytest.fixture
def on_site(site_task, cast):
    """The same visit, begun."""
    visits.start(task=site_task, actor=cast.officer, place="厂区")
    site_task.refresh_from_db()
    return site_task


@pytest.fixture
def finished(on_site, cast, picture):
    """The same visit, finished: one item 不符合 with its finding, a video-less record signed by the party."""
    items = list(on_site.scene.checklist.items.all())
    actor = {"task": on_site, "actor": cast.officer}
    visits.note_facts(
        **actor, certificates_shown_at=on_site.scene.started_at, rights_told=True, summary="现场检查了三处"
    )
    visits.answer(
        **actor,
        answers={item.pk: ("no", "标志牌为旧号") if item.position == 2 else ("yes", "") for item in items},
    )
    visits.add_finding(**actor, description="标志牌为旧号", handling="corrected", item=items[1])
    visits.add_note(**actor, person="罗行简", text="标志牌上月换证后没有更换。")
    visits.add_photo(**actor, upload=picture(), item=items[1])
    visits.add_photo(
        **actor, upload=picture("签名.png", "PNG"), is_signature=True, use="party", signer="罗行简"
    )
    for officer in on_site.officers:
        visits.add_photo(**actor, upload=picture("签名.png", "PNG"), use="officer", signer=officer.name)
    visits.sign(**actor, signing="signed", party_name="罗行简")
    return visits.finish(**actor)
