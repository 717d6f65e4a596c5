/**
 * Keeps the text immutable while there is a caret in it.
 *
 * `contenteditable` cannot: the composition events of an input method are not cancelable and change the DOM under any
 * guard. An EditContext gives the element a caret and takes the input of keyboard and input methods away from the DOM,
 * into a buffer that is emptied at once. What is left (paste, cut, drag and drop) is stopped before anyone sees it.
 */
const guarded = ['beforeinput', 'paste', 'cut', 'drop', 'dragover', 'dragenter', 'dragstart'] as const

/**
 * Makes `root` a read-only text box with a caret. Calls `onAlien` if anything changed the DOM all the same.
 * Returns the clean-up.
 */
export function guardText(root: HTMLElement, onAlien: () => void): () => void {
  const context = new EditContext()
  root.editContext = context
  root.tabIndex = 0
  root.spellcheck = false
  root.setAttribute('role', 'textbox')
  root.setAttribute('aria-readonly', 'true')
  root.setAttribute('aria-multiline', 'true')
  root.setAttribute('autocorrect', 'off')
  root.setAttribute('autocapitalize', 'off')

  const empty = () => context.updateText(0, context.text.length, '')
  const stop = (event: Event) => {
    event.preventDefault()
    // Files dropped on the text are the window's to import; everything else ends here.
    const files = event instanceof DragEvent && event.dataTransfer?.types.includes('Files')
    if (!files) event.stopImmediatePropagation()
  }
  context.addEventListener('textupdate', empty)
  context.addEventListener('compositionend', empty)
  for (const type of guarded) root.addEventListener(type, stop, { capture: true })
  root.addEventListener('input', onAlien)

  return () => {
    context.removeEventListener('textupdate', empty)
    context.removeEventListener('compositionend', empty)
    for (const type of guarded) root.removeEventListener(type, stop, { capture: true })
    root.removeEventListener('input', onAlien)
    root.editContext = null
  }
}
