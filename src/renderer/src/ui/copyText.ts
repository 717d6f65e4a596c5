/**
 * Copies a text from within the handler of a key or a press. The asynchronous clipboard would ask for a permission, and main gives none
 * to any page. Returns whether it was copied.
 */
export function copyText(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    // The reader would put its selection there.
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', onCopy, { capture: true })
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to copy that needs no permission
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true })
  }
}
