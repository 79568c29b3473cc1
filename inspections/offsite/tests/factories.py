"""Points with data for tests; upper rooms may use them in theirs."""

import csv
import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory

from inspections.offsite import models
from inspections.offsite.reading_file import HEADS
from inspections.tests.factories import EnterpriseFactory

STANDARD = "《污水综合排放标准》（GB 8978-1996）表 4 一级"


class PointFactory(DjangoModelFactory):
    class Meta:
        model = models.MonitoringPoint

    enterprise = factory.SubFactory(EnterpriseFactory, key=True)
    code = factory.Sequence(lambda n: f"DW{n:03d}")
    name = "废水总排口"
    medium = "water"
    connected_on = date(2026, 10, 1)


class ParameterFactory(DjangoModelFactory):
    class Meta:
        model = models.Parameter

    point = factory.SubFactory(PointFactory)
    name = "化学需氧量"
    unit = "mg/L"


class LimitFactory(DjangoModelFactory):
    class Meta:
        model = models.Limit

    parameter = factory.SubFactory(ParameterFactory)
    effective_from = date(2020, 1, 1)
    hourly = Decimal(100)
    daily = Decimal(80)
    standard = STANDARD


class DeviceFactory(DjangoModelFactory):
    class Meta:
        model = models.Device

    point = factory.SubFactory(PointFactory)
    name = "COD 在线分析仪"


def table(rows) -> SimpleUploadedFile:
    """A CSV of rows (code, name, time, value, mark)."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADS)
    writer.writerows([*row, ""] if len(row) == 5 else row for row in rows)
    return SimpleUploadedFile("readings.csv", text.getvalue().encode("utf-8-sig"), content_type="text/csv")


def hours(start: datetime, count: int):
    """`count` hours from a local hour on."""
    return [start + timedelta(hours=n) for n in range(count)]
