"""Reading a claim and a piece of evidence, both as free text: supported, contradicted, or not addressed."""
