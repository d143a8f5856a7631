#!/usr/bin/env python3
"""attribution.py REAL OWN... [--write]

Trains whether two credits of linked sentences vouch for the same statement (src/judge/attribution/weights.rs) by logistic regression on
the gold differences of attribution and speaker of annotated events; folders, model and build as for comparable.py beside it.
"""
from linked import train

if __name__ == "__main__":
    train("credits", {"attribution", "speaker"}, "attribution", 0.1, "credits")
