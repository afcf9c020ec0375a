"""The dataset's contract: vocabularies, columns, tables and the rules that hold between them."""
