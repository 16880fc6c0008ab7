import { parseMrz } from 'icao-seal/mrz'
import { zoneLines } from '../../../core/border/passport.ts'
import type { App } from './app.ts'
import { button, el, field } from './dom.ts'
import type { Traveller } from './judge.ts'

/** The passport's lines, from a reader that types like a keyboard or from a person. A zone that is whole and checks goes on by itself. */
export function drawPassport(app: App, traveller: Traveller): HTMLElement {
  const { words } = app.state()
  const status = el('p', { class: 'b-note', role: 'status', hidden: true })
  const zone = el('textarea', { id: 'zone', rows: 3, class: 'b-zone', spellcheck: 'false', autocapitalize: 'characters', autocomplete: 'off' })
  const say = (text: string) => {
    status.hidden = false
    status.textContent = text
  }
  let warned = ''
  const check = (isAsked: boolean) => {
    const lines = zoneLines(zone.value)
    const reading = lines && parseMrz(lines)
    // A person may insist on a zone that does not check; the seal's verdict then says so.
    if (lines && ((reading?.ok && reading.valid) || (isAsked && warned === zone.value))) return void app.judge({ ...traveller, passport: lines })
    if (lines) say(words('border.passport.digit'))
    else if (isAsked) say(words('border.passport.incomplete', { count: zone.value.replace(/\s/g, '').length }))
    warned = lines && isAsked ? zone.value : ''
  }
  zone.addEventListener('input', () => check(false))
  return el('section', { class: 'b-sheet b-sheet--narrow b-flow', 'aria-labelledby': 'title' }, [
    el('h1', { id: 'title' }, words('border.passport.title')),
    el('p', {}, words('border.passport.text')),
    field('zone', words('border.passport.label'), zone),
    status,
    button(words('border.passport.check'), () => check(true), { main: true, classes: 'b-button--tall' }),
    button(words('border.passport.skip'), () => void app.judge(traveller)),
    button(words('border.act.back'), () => app.show({ kind: 'scan' })),
  ])
}
