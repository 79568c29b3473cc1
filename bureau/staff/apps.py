from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Offices, people, roles, certificates, sign-in."""

    name = "bureau.staff"
    label = "staff"
    verbose_name = "机构与人员"
