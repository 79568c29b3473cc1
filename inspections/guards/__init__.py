"""What must be there before a step: each guard answers with what is missing, the article, and where to mend it."""
