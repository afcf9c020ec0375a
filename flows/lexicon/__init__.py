"""What several stages know of language and health: outcome concepts, valence, phrase comparison."""
