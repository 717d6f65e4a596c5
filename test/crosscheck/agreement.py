"""
Coefficients of agreement by independent programs, to compare with ours: NLTK's AnnotationTask and scikit-learn's
cohen_kappa_score (Debian: python3-nltk, python3-sklearn).

Reads from standard input a JSON list of studies. A study is a list of items, an item a list with the label that each coder
gave, null for none. Writes a JSON list with an object of numbers for each study.
"""

import json
import sys

from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score


def coefficients(items):
    task = AnnotationTask(
        [
            (coder, number, label)
            for number, labels in enumerate(items)
            for coder, label in enumerate(labels)
            if label is not None
        ]
    )
    numbers = {"nltk.alpha": task.alpha()}
    if all(label is not None for labels in items for label in labels):
        # Scott's pi of several coders: Fleiss' kappa.
        numbers["nltk.pi"] = task.pi()
        if len(items[0]) == 2:
            first, second = zip(*items)
            numbers["nltk.kappa"] = task.kappa()
            numbers["sklearn.cohen_kappa_score"] = cohen_kappa_score(first, second)
    return numbers


json.dump([coefficients(items) for items in json.load(sys.stdin)], sys.stdout)
