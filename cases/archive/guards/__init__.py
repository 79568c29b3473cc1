"""What must be there before a step of this stage."""
