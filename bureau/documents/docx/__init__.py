"""A paper as an editable Word file for drafting: same context and template as the PDF, marked as a draft."""
