"""How stories go: a case, a draw, a campaign, told step by step through the services people use."""
