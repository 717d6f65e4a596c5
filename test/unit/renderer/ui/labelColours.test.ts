import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { labelColours } from '@core/annotation/scheme'

const tokens = readFileSync('src/renderer/src/ui/tokens.css', 'utf8')

/** A token's value in a theme. */
function colour(name: string, theme: 'light' | 'dark'): string {
  const match = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)
  const value = match?.[theme === 'light' ? 1 : 2]
  if (value === undefined) throw new Error(`There is no token ${name}`)
  return value
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['light', 'dark'] as const)('the colours of labels on the %s page', (theme) => {
  it.each(labelColours)('%s is read as text, seen as a line, and legible under ink', (name) => {
    const full = colour(`label-${name}`, theme)
    const wash = colour(`label-${name}-wash`, theme)
    for (const page of ['paper', 'surface']) expect(contrast(full, colour(page, theme)), page).toBeGreaterThan(4.5)
    expect(contrast(colour('ink', theme), wash)).toBeGreaterThan(7)
    for (const other of labelColours) {
      expect(contrast(full, colour(`label-${other}-wash`, theme)), other).toBeGreaterThan(3)
    }
  })
})
