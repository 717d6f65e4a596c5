import type { LabelLook } from '@core/annotation/scheme'
import { useLabelLook } from '@renderer/state/scheme'
import './labels.css'

export interface LabelSwatchProps {
  readonly label: string
  /** For a label of another scheme than the open project's. */
  readonly look?: LabelLook | undefined
}

/** A small picture of how a label is drawn in the text. */
export function LabelSwatch({ label, look }: LabelSwatchProps) {
  const current = useLabelLook(label)
  const { colour, channel } = look ?? current
  return <i className="label-swatch" data-colour={colour} data-channel={channel} aria-hidden="true" />
}
