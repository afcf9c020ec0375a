"""What is claimed: signals, kind, stance, score."""
