"""Service, payment, closing (送达、执行、结案)."""
