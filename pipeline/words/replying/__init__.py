"""Replies: what opens them, which prompt they answer, what stands behind a respondent's own label."""
