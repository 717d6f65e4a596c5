import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { en } from '@renderer/i18n/en'

const renderer = resolve(import.meta.dirname, '../../../../src/renderer/src')

const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => {
    const path = join(renderer, name)
    return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  })

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

type Tree = { readonly [key: string]: string | Tree }

function keysOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [at.replace(/_(zero|one|two|few|many|other)$/, '')] : keysOf(value, at)
  })
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('the messages', () => {
  it('are all used: each key stands in the program, whole or put together from a template', () => {
    const literals = new Set<string>()
    const templates: RegExp[] = []
    for (const source of sources) {
      walk(source, (node) => {
        if (ts.isStringLiteralLike(node)) literals.add(node.text)
        // `t(`status.${row.status}`)`: any key of that shape counts as used.
        if (ts.isTemplateExpression(node) && node.head.text.includes('.')) {
          const rest = node.templateSpans.map(({ literal }) => `.+${escaped(literal.text)}`)
          templates.push(new RegExp(`^${escaped(node.head.text)}${rest.join('')}$`))
        }
      })
    }
    const unused = [...new Set(keysOf(en))].filter(
      (key) => !literals.has(key) && !templates.some((template) => template.test(key)),
    )
    expect(unused).toEqual([])
  })
})

/** Attributes whose text a person reads or hears. */
const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'label',
  'placeholder',
  'text',
  'title',
])

const hasWords = (text: string) => /\p{L}{2,}/u.test(text)

describe('what the interface shows', () => {
  it('comes from the catalogue: no words stand in the markup', () => {
    const found: string[] = []
    for (const source of sources) {
      const report = (node: ts.Node, words: string) => {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        found.push(`${relative(renderer, source.fileName)}:${line + 1} ${words.trim()}`)
      }
      walk(source, (node) => {
        if (ts.isJsxText(node) && hasWords(node.text)) report(node, node.text)
        if (ts.isJsxExpression(node) && node.expression !== undefined && ts.isStringLiteralLike(node.expression)) {
          if (!ts.isJsxAttribute(node.parent) && hasWords(node.expression.text)) report(node, node.expression.text)
        }
        if (!ts.isJsxAttribute(node) || !spokenAttributes.has(node.name.getText())) return
        const value = node.initializer
        const literal =
          value !== undefined && ts.isJsxExpression(value) && value.expression !== undefined ? value.expression : value
        if (literal !== undefined && ts.isStringLiteralLike(literal) && hasWords(literal.text)) {
          report(node, literal.text)
        }
      })
    }
    expect(found).toEqual([])
  })
})
