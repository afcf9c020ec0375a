"""Bytes → document: decoding, extraction, normalisation, blocks, sentences, spans."""
