#!/usr/bin/env python3
"""standing.py REAL OWN... [--write]

Trains whether a statement stands otherwise in the other outlet's linked sentence (src/judge/standing/weights.rs): told flat, doubted, left
open, announced, denied. By logistic regression on the gold differences of annotated events; folders, model and build as for comparable.py
beside it.
"""
from linked import train

if __name__ == "__main__":
    train("standings", {"certainty", "negation", "title", "actor", "other"}, "standing", 0.5, "statements")
