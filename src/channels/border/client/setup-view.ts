import type { App } from './app.ts'
import { button, el, field, note } from './dom.ts'
import { askForSetup, type Asked, type Given, keysOf } from './setup.ts'
import { choices } from './choices.ts'

/** The first screen of a new device: it asks the server, and then the officer where it stands. */
export function drawSetup(app: App): HTMLElement {
  const { words } = app.state()
  const place = el('div', { class: 'b-flow' }, [el('p', {}, words('border.loading'))])
  void askForSetup().then((asked) => place.replaceChildren(...answered(app, asked)))
  return el('section', { class: 'b-sheet b-flow' }, [
    el('h1', { tabindex: -1 }, words('border.setup.title')),
    el('p', {}, words('border.setup.text')),
    place,
    choices(app),
  ])
}

function answered(app: App, asked: Asked): readonly Node[] {
  const { words } = app.state()
  if (asked.kind === 'given') return [form(app, asked.given)]
  const signIn = el('a', { class: 'b-button b-button--main', href: '/desk/sign-in' }, words('border.setup.sign-in-link'))
  const again = button(words('border.setup.try-again'), () => app.show({ kind: 'setup' }))
  switch (asked.kind) {
    case 'sign-in':
      return [note(words('border.setup.sign-in')), signIn]
    case 'not-allowed':
      return [note(words('border.setup.not-allowed')), signIn]
    case 'no-key':
      return [note(words('border.setup.no-key')), again]
    default:
      return [note(words('border.setup.unreachable')), again]
  }
}

function form(app: App, given: Given): Node {
  const { words, setup } = app.state()
  const points = el(
    'select',
    { id: 'point', required: true },
    given.borderPoints.map(({ id, name }) => el('option', { value: id, selected: id === setup?.borderPoint }, name[words.language])),
  )
  const lane = el('input', { id: 'lane', type: 'text', maxlength: 12, autocomplete: 'off', value: setup?.lane ?? '' })
  const onsubmit = (event: Event) => {
    event.preventDefault()
    void keep(app, given, { borderPoint: points.value, lane: lane.value.trim() })
  }
  return el('form', { class: 'b-flow', onsubmit }, [
    field('point', words('border.setup.point'), points),
    field('lane', words('border.setup.lane'), lane),
    el('button', { type: 'submit', class: 'b-button b-button--main' }, words('border.setup.button')),
  ])
}

/** The device keeps its own name for good: set up again, it is the same device. */
async function keep(app: App, given: Given, place: { readonly borderPoint: string; readonly lane: string }): Promise<void> {
  const device = app.state().setup?.device ?? app.device.uuid()
  const setup = { ...given, ...place, operationsKeys: keysOf(given), device }
  // Without this the browser may forget everything when the device runs short of room.
  await navigator.storage?.persist?.()
  await app.store.write({ setup })
  app.change({ setup })
  await app.loadPack()
  const said = app.state().said
  app.show({ kind: 'scan', ...(said === undefined ? {} : { note: said }) })
  await app.send()
}
