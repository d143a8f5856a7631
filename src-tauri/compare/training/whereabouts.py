#!/usr/bin/env python3
"""whereabouts.py REAL OWN... [--write]

Trains whether two named places of linked sentences are said of the same thing (src/judge/whereabouts/weights.rs) by logistic regression
on the gold differences of annotated events; folders, model and build as for comparable.py beside it.
"""
from linked import train

if __name__ == "__main__":
    train("places", {"place", "other", "name"}, "whereabouts", 1.0, "places")
