"""Who says it: attributions, names, roles."""

from flows.extract.speakers.attribution import Attribution, read_attributions

__all__ = ["Attribution", "read_attributions"]
