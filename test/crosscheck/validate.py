"""Validates XML from standard input against the schema that is named; prints what is wrong, a line each."""
import sys

from lxml import etree

schema = etree.XMLSchema(etree.parse(sys.argv[1]))
document = etree.fromstring(sys.stdin.buffer.read())
schema.validate(document)
for error in schema.error_log:
    print(f"line {error.line}: {error.message}")
