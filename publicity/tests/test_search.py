"""Global search finds what this room keeps, for those who may read it."""

import pytest

from bureau.search import find
from publicity.tests.factories import CampaignFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def found(user, text: str) -> dict[str, int]:
    return {source.label: len(hits) for source, hits in find(user, text)}


def test_campaigns_by_title_publications_by_number(cast):
    CampaignFactory(clerk=cast.clerk, title="送法进企业")
    row = PublicationFactory(clerk=cast.clerk)
    assert found(cast.officer, "送法") == {"普法活动": 1}
    assert found(cast.clerk, row.number)["信息公开"] == 1
    assert "信息公开" not in found(cast.officer, row.number)
    assert found(cast.outsider, "送法") == {}
