"""Looking at how cases were handled: self-review, case-file reviews, conduct, accountability (执法监督)."""
