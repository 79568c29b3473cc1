"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""
