/** Sentences for a dataset's card about what its format made of boundaries inside tokens. */
import type { FormatDescription, Loss, LossKind, TokenPolicy } from '../formats/format'

const policies: Readonly<Record<TokenPolicy, string>> = {
  split: 'Where a span begins or ends inside a token, the token is split there.',
  widen: 'Where a span begins or ends inside a token, the span is widened to the whole token',
  refuse: 'A span that begins or ends inside a token is left out',
}

/** Empty for a format that is not about tokens. `losses` are those of all items. */
export function tokenNotes(
  { tokens }: FormatDescription,
  policy: TokenPolicy,
  losses: readonly Loss[],
): readonly string[] {
  if (!tokens) return []
  const count = (what: LossKind) => losses.reduce((sum, loss) => sum + (loss.what === what ? loss.count : 0), 0)
  switch (policy) {
    case 'split':
      return [policies.split]
    case 'widen':
      return [`${policies.widen}: ${count('widened-spans')} spans.`]
    case 'refuse':
      return [`${policies.refuse}: ${count('spans-inside-words')} spans.`]
  }
}
