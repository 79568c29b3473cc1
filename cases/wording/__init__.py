"""Parts of sentences and tables that several papers share."""
