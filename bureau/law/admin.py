from django.contrib import admin

from bureau.law.models import Organ


@admin.register(Organ)
class OrganAdmin(admin.ModelAdmin):
    """The bureau's identity by date: the one part of the law data that every installation makes its own."""

    list_display = ["name", "prefix", "effective_from", "effective_to", "invented"]

    def has_delete_permission(self, request, obj=None):
        """Issued papers refer to organs: they end by date, they are not removed."""
        return False
