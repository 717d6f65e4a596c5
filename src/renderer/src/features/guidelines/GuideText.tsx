import { type ComponentProps, type JSX, type ReactNode, useMemo } from 'react'
import Markdown, { type Components, type ExtraProps } from 'react-markdown'
import type { GuideHeading } from './headings'

/** The id of a heading's element, by the line it stands on. */
export function headingId({ line }: Pick<GuideHeading, 'line'>): string {
  return `guide-line-${line}`
}

type HeadingProps = ComponentProps<'h1'> & ExtraProps

/** A heading one level lower than in the text, as the pane has a title of its own; it can be gone to by the contents. */
function heading(Level: 'h2' | 'h3' | 'h4' | 'h5') {
  return function GuideHeading({ node, children }: HeadingProps): JSX.Element {
    return (
      <Level id={headingId({ line: node?.position?.start.line ?? 0 })} tabIndex={-1}>
        {children}
      </Level>
    )
  }
}

/** Where a link led is told, but nothing leads out of the app. */
function LinkText({ children, href }: { readonly children?: ReactNode; readonly href?: string | undefined }) {
  return <span title={href}>{children}</span>
}

/** Code is how the guide writes examples: pieces of a text, in its font, whatever the direction of what is around them. */
function Example({ children }: { readonly children?: ReactNode }) {
  return <bdi className="guide-example">{children}</bdi>
}

const components: Components = {
  h1: heading('h2'),
  h2: heading('h3'),
  h3: heading('h4'),
  h4: heading('h5'),
  h5: heading('h5'),
  h6: heading('h5'),
  a: LinkText,
  code: Example,
  img: ({ alt }) => <span>{alt}</span>,
}

/** Markdown as a page to read. Raw HTML in it is shown as the characters it is written with, never as elements. */
export function GuideText({ markdown }: { readonly markdown: string }) {
  return useMemo(() => <Markdown components={components}>{markdown}</Markdown>, [markdown])
}
