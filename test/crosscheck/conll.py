"""Reads CoNLL files with NLTK; prints as JSON, file by file, what it takes for entities: label and words of each."""
import json
import sys

from nltk.corpus.reader.conll import ConllCorpusReader
from nltk.tree import Tree

folder, *names = sys.argv[1:]
found = {}
for name in names:
    reader = ConllCorpusReader(folder, [name], ("words", "pos", "ignore", "chunk"), encoding="utf-8")
    found[name] = [
        [part.label(), " ".join(word for word, _ in part.leaves())]
        for sentence in reader.chunked_sents()
        for part in sentence
        if isinstance(part, Tree)
    ]
json.dump(found, sys.stdout, ensure_ascii=True)
