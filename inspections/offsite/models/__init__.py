"""Nouns of off-site supervision. `inspections.models` hands them on."""

from inspections.offsite.models.anomaly import Anomaly
from inspections.offsite.models.device import Device, DeviceEvent
from inspections.offsite.models.importing import ReadingBatch
from inspections.offsite.models.point import Limit, MonitoringPoint, Parameter
from inspections.offsite.models.reading import Correction, Reading
from inspections.offsite.models.request import ExplanationRequest
from inspections.offsite.models.source import DataSource

__all__ = [
    "Anomaly",
    "Correction",
    "DataSource",
    "Device",
    "DeviceEvent",
    "ExplanationRequest",
    "Limit",
    "MonitoringPoint",
    "Parameter",
    "Reading",
    "ReadingBatch",
]
