/**
 * Single keys for the desk. A key cap on a link, button or choice is what makes its key work; nothing else does. Keys are off while a field has focus,
 * and a person can switch them off for good (WCAG 2.1.4). They go by the place of the key, so that they work under any keyboard layout.
 */
const OFF = 'sapar-keys-off'

const toggle = document.querySelector<HTMLButtonElement>('[data-sapar-keys]')
if (toggle) {
  toggle.hidden = false
  toggle.addEventListener('click', () => {
    const off = areOn()
    if (off) localStorage.setItem(OFF, 'yes')
    else localStorage.removeItem(OFF)
    show()
  })
  document.addEventListener('keydown', press)
  show()
}

function areOn(): boolean {
  return localStorage.getItem(OFF) === null
}

function show(): void {
  document.body.classList.toggle('sapar-keys-on', areOn())
  toggle?.setAttribute('aria-pressed', String(areOn()))
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey && event.key === 'Enter') return send(event)
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (!letter || !areOn() || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
  const owner = [...document.querySelectorAll('kbd.sapar-key')]
    .filter((cap) => cap.textContent === letter)
    .map((cap) => cap.closest<HTMLElement>('a, button, label'))
  const found = owner.find((element) => element?.checkVisibility())
  if (!found) return
  event.preventDefault()
  found.click()
  found.querySelector('input')?.focus()
}

/** A choice or a tick takes no letters. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'submit', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable)
}

/** Sends the form that one is in by its main button, where that says so. */
function send(event: KeyboardEvent): void {
  const form = event.target instanceof Element ? event.target.closest('form') : null
  const button = [...(form?.querySelectorAll('button') ?? [])].find((item) => item.querySelector('kbd')?.textContent === 'Ctrl Enter')
  if (!form || !button || !areOn()) return
  event.preventDefault()
  form.requestSubmit(button)
}
