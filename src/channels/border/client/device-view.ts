import type { App } from './app.ts'
import { choices } from './choices.ts'
import { button, el } from './dom.ts'

/** What the device itself can be asked to do. Its state is drawn into the same place whenever it changes. */
export function drawDevice(app: App): HTMLElement {
  const { words } = app.state()
  const load = async (file: File | undefined) => {
    if (file) await app.loadPack(new Uint8Array(await file.arrayBuffer()))
  }
  const file = el('input', { type: 'file', id: 'pack-file', class: 'b-hide', onchange: () => void load(file.files?.[0]) })
  return el('section', { class: 'b-sheet b-flow', 'aria-labelledby': 'device' }, [
    el('h2', { id: 'device' }, words('border.device.title')),
    el('div', { id: 'device-state', role: 'status', class: 'b-flow' }, drawDeviceState(app)),
    button(words('border.device.load'), () => void app.loadPack()),
    el('div', { class: 'b-file' }, [file, el('label', { class: 'b-button', for: 'pack-file' }, words('border.device.load-file'))]),
    button(words('border.device.send'), () => void app.send()),
    button(words('border.device.again'), () => app.show({ kind: 'setup' })),
    choices(app),
  ])
}

export function drawDeviceState(app: App): readonly Node[] {
  const { words, waiting, refused, lastContact, said, signIn, setup } = app.state()
  const contact =
    lastContact === undefined || !setup ? words('border.device.never') : words('border.device.last', { moment: words.moment(lastContact, setup.timeZone) })
  return [
    el('p', {}, [contact, el('br'), words('border.device.waiting', { count: waiting })]),
    ...(refused > 0 ? [el('p', { class: 'b-note b-note--bad' }, words('border.device.refused', { count: refused }))] : []),
    ...(said === undefined ? [] : [el('p', { class: 'b-note' }, said)]),
    ...(signIn ? [el('a', { class: 'b-button', href: '/desk/sign-in' }, words('border.setup.sign-in-link'))] : []),
  ]
}
