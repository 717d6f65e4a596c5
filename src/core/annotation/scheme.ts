/** The labels and attributes of a project, as data, and what each label looks like. */
import { z } from 'zod'

/** Words in both languages of the interface. */
export interface Titles {
  readonly ar: string
  readonly en: string
}

export const attributeTypes = ['choice', 'number', 'text', 'flag'] as const
export type AttributeType = (typeof attributeTypes)[number]

export interface SchemeAttribute {
  readonly name: string
  readonly type: AttributeType
  /** Absent: the interface's own word for the name, or the name itself. */
  readonly title?: Titles | undefined
  /** The allowed values of a `choice`. */
  readonly values?: readonly string[] | undefined
  /** Words for some or all of `values`. */
  readonly valueTitles?: Readonly<Record<string, Titles>> | undefined
}

export interface SchemeLabel {
  readonly name: string
  readonly title: Titles
  /** One of `labelColours`. Files of other versions may say something else: `labelLooks` then chooses. */
  readonly colour?: string | undefined
  /** One of `labelChannels`; the same holds. */
  readonly channel?: string | undefined
  readonly attributes: readonly SchemeAttribute[]
}

export interface Scheme {
  readonly id: string
  readonly labels: readonly SchemeLabel[]
}

const titlesSchema = z.looseObject({ ar: z.string(), en: z.string() })

/** The shape of a scheme in an exchange file; a scheme file is held to more, see `schemeFile.ts`. */
export const schemeSchema: z.ZodType<Scheme> = z.looseObject({
  id: z.string().min(1),
  labels: z.array(
    z.looseObject({
      name: z.string().min(1),
      title: titlesSchema,
      colour: z.string().optional(),
      channel: z.string().optional(),
      attributes: z.array(
        z.looseObject({
          name: z.string().min(1),
          type: z.enum(attributeTypes),
          title: titlesSchema.optional(),
          values: z.array(z.string()).optional(),
          valueTitles: z.record(z.string(), titlesSchema).optional(),
        }),
      ),
    }),
  ),
})

/** The three labels that every project has, in the order of their keys 1, 2, 3. */
export const defaultLabels = ['claim', 'source', 'figure'] as const
export type DefaultLabel = (typeof defaultLabels)[number]

export function isDefaultLabel(name: string): name is DefaultLabel {
  return (defaultLabels as readonly string[]).includes(name)
}

/** The digits that labels can have as keys. */
export const keyCount = 9

/**
 * The names of all labels in the order of their keys: the three default ones, also where the scheme leaves one out, then
 * the others as the scheme lists them. The ninth is the last that has a key.
 */
export function labelsInOrder(scheme: Scheme): readonly string[] {
  return [...new Set([...defaultLabels, ...scheme.labels.map(({ name }) => name)])]
}

/** Named, not free: each is checked for contrast on the light and the dark page. */
export const labelColours = ['blue', 'green', 'amber', 'violet', 'teal', 'rose', 'slate'] as const
export type LabelColour = (typeof labelColours)[number]

/** What is drawn for a label, so that colour is never the only difference. None of it takes room. */
export const labelChannels = [
  'wash',
  'underline',
  'outline',
  'overline',
  'dotted-underline',
  'dotted-overline',
] as const
export type LabelChannel = (typeof labelChannels)[number]

export interface LabelLook {
  readonly colour: LabelColour
  readonly channel: LabelChannel
}

const defaultLooks: Readonly<Record<DefaultLabel, LabelLook>> = {
  claim: { colour: 'blue', channel: 'wash' },
  source: { colour: 'green', channel: 'underline' },
  figure: { colour: 'amber', channel: 'outline' },
}

/** All looks, in the order in which labels that do not say how they look get them. */
const allLooks: readonly LabelLook[] = [
  { colour: 'violet', channel: 'overline' },
  { colour: 'teal', channel: 'dotted-underline' },
  { colour: 'rose', channel: 'dotted-overline' },
  { colour: 'slate', channel: 'outline' },
  { colour: 'violet', channel: 'underline' },
  { colour: 'teal', channel: 'wash' },
  ...labelColours.flatMap((colour) => labelChannels.map((channel) => ({ colour, channel }))),
]

/** The look of a label that the scheme does not know. */
export const strangerLook: LabelLook = { colour: 'slate', channel: 'dotted-underline' }

/**
 * How each label of `labelsInOrder` is drawn: as the scheme says, the default labels in their own way where it says
 * nothing. No two look the same as long as there are looks left: the later of two gets another.
 */
export function labelLooks(scheme: Scheme): ReadonlyMap<string, LabelLook> {
  const names = labelsInOrder(scheme)
  const looks = new Map<string, LabelLook>()
  const taken = new Set<string>()
  const take = (name: string, wanted: Partial<LabelLook>) => {
    const look = allLooks.find((free) => !taken.has(lookKey(free)) && fits(free, wanted))
    if (look === undefined) return
    looks.set(name, look)
    taken.add(lookKey(look))
  }
  // Whoever says how it looks, if only by half, chooses before those that take what is left.
  for (const name of names) {
    const wanted = statedLook(scheme.labels.find((label) => label.name === name) ?? { name })
    if (wanted.colour !== undefined || wanted.channel !== undefined) take(name, wanted)
  }
  for (const name of names) if (!looks.has(name)) take(name, {})
  return new Map(names.map((name) => [name, looks.get(name) ?? strangerLook]))
}

/** Two looks with the same key cannot be told apart. */
export function lookKey({ colour, channel }: LabelLook): string {
  return `${channel} ${colour}`
}

function fits(look: LabelLook, wanted: Partial<LabelLook>): boolean {
  return look.colour === (wanted.colour ?? look.colour) && look.channel === (wanted.channel ?? look.channel)
}

/** What a label says of its colour and channel, completed for a default label from its usual look. */
export function statedLook({
  name,
  colour,
  channel,
}: Pick<SchemeLabel, 'name' | 'colour' | 'channel'>): Partial<LabelLook> {
  const usual: Partial<LabelLook> = isDefaultLabel(name) ? defaultLooks[name] : {}
  const stated = {
    colour: labelColours.find((known) => known === colour) ?? usual.colour,
    channel: labelChannels.find((known) => known === channel) ?? usual.channel,
  }
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined))
}
