/** `name` as every system accepts it for a file: without folders, reserved characters, controls or dots and blanks at its ends. */
export function safeFileName(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\0-\x1f]+/g, '-').replace(/^[\s.]+|[\s.]+$/g, '')
  return safe === '' ? 'sanad' : safe
}
