"""Reference block → parsed references → studies."""
