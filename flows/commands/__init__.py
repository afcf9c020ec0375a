"""The commands of the command line: one plain function each, a module a topic; ``flows.cli`` names them."""
