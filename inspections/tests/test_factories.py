"""The factories upper rooms rely on make rows every constraint accepts."""

import pytest

from inspections.tests import factories as make


@pytest.fixture
def pair(cast):
    return {"officer_a": cast.officer, "officer_b": cast.partner}


def test_factories_make_valid_rows(cast, pair):
    enterprise = make.EnterpriseFactory(key=True)
    enterprise.full_clean()
    make.TaskFactory(**pair)
    make.TaskFactory(done=True, of_campaign=True, **pair)
    task = make.TaskFactory(visiting=True, **pair)
    make.SceneFactory(task=task)
    make.FindingFactory(task=task, created_by=cast.officer, clue=True)
    make.PositiveListEntryFactory()
    make.PositiveListEntryFactory(applied=True)
    make.PositiveListEntryFactory(removed=True)
    make.WatchFactory()
    make.OnlineCheckFactory(officer=cast.officer, alarming=True)
    make.DrawPlanFactory()
    make.RecusalFactory(officer=cast.officer, decided_by=cast.leader)
