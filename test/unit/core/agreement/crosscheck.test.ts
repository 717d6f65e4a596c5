/** Our coefficients against NLTK's and scikit-learn's on random data. */
import { cohenKappa } from '@core/agreement/coefficients/cohenKappa'
import { fleissKappa } from '@core/agreement/coefficients/fleissKappa'
import { krippendorffAlphaNominal } from '@core/agreement/coefficients/krippendorffAlpha'
import { randomFrom } from '@core/agreement/random'
import { describe, expect, it } from 'vitest'
import { askIndependent, independentPrograms } from '../../../crosscheck/independent'

const labels = ['claim', 'source', 'figure', 'none']

type Study = readonly (readonly (string | null)[])[]

/** Coders who mostly see the same; `missing` is the share of labels that were not given. */
function randomStudy(random: () => number, coders: number, missing: number): Study {
  const categories = 2 + Math.floor(random() * (labels.length - 1))
  const label = () => labels[Math.floor(random() * categories)] ?? ''
  return Array.from({ length: 10 + Math.floor(random() * 40) }, () => {
    const truth = label()
    return Array.from({ length: coders }, () => (random() < missing ? null : random() < 0.6 ? truth : label()))
  })
}

function contingency(study: Study): number[][] {
  return labels.map((row) =>
    labels.map((column) => study.filter(([first, second]) => first === row && second === column).length),
  )
}

const ours: Readonly<Record<string, (study: Study) => number | null>> = {
  'nltk.kappa': (study) => cohenKappa(contingency(study)),
  'sklearn.cohen_kappa_score': (study) => cohenKappa(contingency(study)),
  'nltk.pi': (study) =>
    fleissKappa(
      study.map((item) => ({
        counts: labels.map((label) => item.filter((given) => given === label).length),
        weight: 1,
      })),
    ),
  'nltk.alpha': (study) =>
    krippendorffAlphaNominal(study.map((item) => ({ values: item.filter((label) => label !== null), weight: 1 }))),
}

const python = independentPrograms()

describe.skipIf(python === null)(
  'coefficients by independent programs (skipped without python3-nltk, python3-sklearn)',
  () => {
    it('are the same to nine decimals on random studies', () => {
      const random = randomFrom(20261121)
      const studies = Array.from({ length: 60 }, (_, i) => randomStudy(random, 2 + (i % 4), i < 40 ? 0 : 0.3))
      const answers = askIndependent(python ?? '', studies)
      expect(answers).toHaveLength(studies.length)
      const compared = new Map<string, number>()
      studies.forEach((study, i) => {
        for (const [name, number] of Object.entries(answers[i] ?? {})) {
          expect(ours[name]?.(study), `${name} of study ${i}`).toBeCloseTo(number ?? NaN, 9)
          compared.set(name, (compared.get(name) ?? 0) + 1)
        }
      })
      expect(Object.fromEntries(compared)).toEqual({
        'nltk.alpha': 60,
        'nltk.pi': 40,
        'nltk.kappa': 10,
        'sklearn.cohen_kappa_score': 10,
      })
    })
  },
)
