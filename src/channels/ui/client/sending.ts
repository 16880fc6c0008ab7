/** Shows the note of a form while its files are on the way, and hides it when the page comes back from the browser's memory. */
export function showSending(page: Document): void {
  const notes = page.querySelectorAll<HTMLElement>('[data-sapar-sending-note]')
  for (const note of notes)
    note.closest('form')?.addEventListener('submit', () => {
      note.hidden = false
    })
  addEventListener('pageshow', () => {
    for (const note of notes) note.hidden = true
  })
}
