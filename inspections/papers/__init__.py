"""Context builders of the papers of this room."""
