"""What must hold before a step of this stage."""
