"""Trust's own speed: how it grows, what breaks it, and what forcing does to it."""
