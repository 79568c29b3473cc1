"""Charts made on the server as SVG: the same picture on screen, on the public site and on paper."""

from reports.charts.chart import Chart, Mark
from reports.charts.columns import column_chart
from reports.charts.lines import line_chart
from reports.charts.rows import row_chart
from reports.charts.strip import Day, age_strip, day_strip

__all__ = ["Chart", "Day", "Mark", "age_strip", "column_chart", "day_strip", "line_chart", "row_chart"]
