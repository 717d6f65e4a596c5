import type { Snippet } from '@core/search/snippet'

/** A hit among the words around it; it stands out by weight and a line below it, not by its colour alone. */
export function SnippetLine({ snippet: { before, found, after } }: { readonly snippet: Snippet }) {
  return (
    <p className="snippet" dir="auto">
      {before}
      <mark className="snippet-found">{found}</mark>
      {after}
    </p>
  )
}
