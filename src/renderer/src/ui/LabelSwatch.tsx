/** A small picture of how a label is drawn in the text: wash, underline or outline. */
export function LabelSwatch({ label }: { readonly label: string }) {
  return <i className="label-swatch" data-label={label} aria-hidden="true" />
}
