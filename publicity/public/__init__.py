"""Pages for everyone: they read publications, never dossiers."""
