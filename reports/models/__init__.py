from reports.models.annual import AnnualReport, ReportSection
from reports.models.doubt import DoubtAnswer
from reports.models.frozen import ReportFigure
from reports.models.rendering import Rendering

__all__ = ["AnnualReport", "DoubtAnswer", "Rendering", "ReportFigure", "ReportSection"]
