import type { PhotoHelpFacts } from '../../photo/photo-help-facts.ts'
import { showHelp } from './show-help.ts'
import type { ShownHelp } from './show-help.ts'
import { photoOffice } from './photo-office.ts'
import type { PhotoOffice } from './photo-office.ts'

interface Desk {
  readonly facts: PhotoHelpFacts
  readonly shown: ShownHelp
  readonly office: PhotoOffice
}

let desk: Promise<Desk> | undefined

/** The file that lies in the field is measured, and what was found is said beneath. Of several choices in a row, the last is answered. Whoever sends has no more use for it. */
export async function helpWithPhoto(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  desk ??= openDesk(form)
  // What could not be fetched is asked for again when another photo is chosen.
  desk.catch(() => (desk = undefined))
  const { facts, shown, office } = await desk
  const file = input.files?.[0]
  shown.nothing()
  office.leaveOff()
  if (!file || !input.accept.split(',').includes(file.type) || file.size > facts.spec.accepts.maxBytes) return
  shown.measuring()
  const looked = await office.look(file)
  if (looked === 'left-off') return
  if (looked) shown.found(looked)
  else shown.nothing()
}

async function openDesk(form: HTMLFormElement): Promise<Desk> {
  const response = await fetch(form.dataset['photoHelp'] ?? '', { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`${response.status}`)
  const facts = (await response.json()) as PhotoHelpFacts
  const shown = showHelp(form, facts.words)
  const office = photoOffice(facts)
  // The line belongs to the photo now.
  form.addEventListener('submit', () => {
    if (office.leaveOff()) shown.nothing()
  })
  return { facts, shown, office }
}
