"""Tables → release: Parquet, CSV, checksums, metadata, verification."""
