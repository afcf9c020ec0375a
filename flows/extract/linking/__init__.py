"""Which study a sentence leans on: cues, profiles of the references, the thread through the article."""
