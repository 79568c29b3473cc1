"""Archive: one case one volume, bound, frozen, lent (归档、借阅)."""
