"""Offices, people, certificates, and who stands in for whom."""

from bureau.staff.models.off_duty import OffDuty
from bureau.staff.models.people import Certificate, Office, OfficeQuerySet, RoleGrant, User, UserQuerySet
from bureau.staff.models.substitution import Substitution

__all__ = [
    "Certificate",
    "OffDuty",
    "Office",
    "OfficeQuerySet",
    "RoleGrant",
    "Substitution",
    "User",
    "UserQuerySet",
]
