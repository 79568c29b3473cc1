"""A reset leaves an empty bureau with the law in place and the process record guarded again."""

import pytest
from django.db import DatabaseError, transaction

from bureau.law.models import Violation
from bureau.record.models import Entry
from bureau.staff.models import Office
from demo import people
from demo.firms import rows
from demo.reset import empty_everything
from inspections.models import Enterprise
from inspections.services import enterprise as register

pytestmark = pytest.mark.django_db(transaction=True)


def test_everything_goes_and_the_law_comes_back(settings, tmp_path, day):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    cast = people.settle_in(day)
    register.register(office=cast.bureau, actor=cast.heq, **rows()[0])
    empty_everything()
    assert not Office.objects.exists() and not Enterprise.objects.exists() and not Entry.objects.exists()
    assert Violation.objects.exists() and not settings.MEDIA_ROOT.exists()
    cast = people.settle_in(day)
    register.register(office=cast.bureau, actor=cast.heq, **rows()[0])
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()
