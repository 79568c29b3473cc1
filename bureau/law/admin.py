from django.contrib import admin

from bureau.law.models import Organ


@admin.register(Organ)
class OrganAdmin(admin.ModelAdmin):
    """The bureau's identity by date: the one part of the law data that every installation makes its own, shown only."""

    list_display = ["name", "prefix", "effective_from", "effective_to", "invented"]

    def has_add_permission(self, request):
        """Organs are kept in the register of law, version by version and on record."""
        return False

    def has_change_permission(self, request, obj=None):
        """Seen here, changed there."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Issued papers refer to organs: they end by date, they are not removed."""
        return False
