"""One form per intention; field names are the keyword arguments of the service it serves."""
