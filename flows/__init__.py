"""The pipeline: one package a stage, in the order the data take."""
