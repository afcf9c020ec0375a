"""Document → claims, citations, assertions; abstract → findings."""
