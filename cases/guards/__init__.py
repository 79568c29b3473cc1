"""What must be there before a step: each guard answers None, or a Refusal naming what is missing and the article."""
