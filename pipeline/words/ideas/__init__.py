"""Ideas: word classes that stand together in a sentence, and what is limited to some people, places or times."""
