import type { App } from './app.ts'
import { type Camera, watchForCode } from './camera.ts'
import { codeIn, codeOfText, type ReadCode } from './codes.ts'
import { drawDevice } from './device-view.ts'
import { button, el, icon } from './dom.ts'
import type { WordKey } from './words.ts'

let camera: Camera | undefined

/** The light beside a camera must not stay on when another screen comes. */
export function stopCamera(): void {
  camera?.stop()
  camera = undefined
}

/** The screen between two travellers: the card comes first, by camera, picture or text. */
export function drawScan(app: App, noted?: string): HTMLElement {
  const { words } = app.state()
  const status = el('p', { class: 'b-note', role: 'status', id: 'scan-status', hidden: noted === undefined }, noted ?? '')
  const say = (key: WordKey | undefined) => {
    status.hidden = key === undefined
    status.textContent = key ? words(key) : ''
  }
  const found = (code: ReadCode) => {
    stopCamera()
    if (!app.state().pack) return say('border.pack.none-text')
    app.show({ kind: 'passport', traveller: { code, direction: app.state().direction } })
  }
  return el('div', { class: 'b-columns' }, [
    el('section', { class: 'b-sheet b-flow', 'aria-labelledby': 'title' }, [
      el('h1', { id: 'title', tabindex: -1 }, words('border.scan.title')),
      direction(app),
      status,
      ...cameraPart(app, say, found),
      picturePart(app, say, found),
      pastePart(app, say, found),
    ]),
    el('div', { class: 'b-flow' }, [limits(app), drawDevice(app)]),
  ])
}

type Say = (key: WordKey | undefined) => void
type Found = (code: ReadCode) => void

function direction(app: App): Node {
  const { words, direction: current } = app.state()
  const choice = (value: 'entry' | 'exit') => {
    const input = el('input', { type: 'radio', name: 'direction', value, checked: value === current, onchange: () => app.change({ direction: value }) })
    return el('label', {}, [input, el('span', {}, words(`border.direction.${value}`))])
  }
  return el('fieldset', { class: 'b-switch' }, [el('legend', { class: 'b-hide' }, words('border.direction.label')), choice('entry'), choice('exit')])
}

function cameraPart(app: App, say: Say, found: Found): readonly Node[] {
  const { words } = app.state()
  const video = el('video', { class: 'b-video', muted: true, playsinline: true, hidden: true, 'aria-label': words('border.scan.camera-hint') })
  const toggle = el('button', { type: 'button', class: 'b-button b-button--main b-button--tall', id: 'camera' }, [icon('camera'), words('border.scan.camera')])
  const off = () => {
    stopCamera()
    video.hidden = true
    toggle.replaceChildren(icon('camera'), words('border.scan.camera'))
  }
  toggle.addEventListener('click', async () => {
    if (camera) return off()
    try {
      video.hidden = false
      camera = await watchForCode(video, found)
      say('border.scan.camera-hint')
      toggle.replaceChildren(icon('cross'), words('border.scan.stop'))
    } catch {
      off()
      say('border.scan.no-camera')
    }
  })
  return [video, toggle]
}

function picturePart(app: App, say: Say, found: Found): Node {
  const { words } = app.state()
  const look = async (file: Blob | undefined) => {
    if (!file) return
    say('border.scan.reading')
    const code = await codeIn(file).catch(() => undefined)
    if (code) found(code)
    else say('border.scan.no-code')
  }
  const input = el('input', { type: 'file', accept: 'image/*', id: 'picture', class: 'b-hide', onchange: () => void look(input.files?.[0]) })
  const drop = el('label', { class: 'b-button b-drop', for: 'picture' }, [icon('picture'), words('border.scan.file')])
  drop.addEventListener('dragover', (event) => event.preventDefault())
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    void look(event.dataTransfer?.files[0])
  })
  return el('div', { class: 'b-file' }, [input, drop])
}

function pastePart(app: App, say: Say, found: Found): Node {
  const { words } = app.state()
  const text = el('textarea', { id: 'pasted', rows: 3, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'pasted-hint' })
  const read = () => {
    const code = codeOfText(text.value)
    if (code) found(code)
    else say('border.scan.no-text')
  }
  return el('details', { class: 'b-more' }, [
    el('summary', {}, words('border.scan.paste')),
    el('div', { class: 'b-flow' }, [
      el('p', { class: 'b-field' }, [
        el('label', { for: 'pasted' }, words('border.scan.paste')),
        el('span', { id: 'pasted-hint', class: 'b-hint' }, words('border.scan.paste-hint')),
        text,
      ]),
      button(words('border.scan.paste-button'), read),
    ]),
  ])
}

/** Said where the work is done, not in a manual. */
function limits(app: App): Node {
  const { words } = app.state()
  return el('section', { class: 'b-sheet b-flow b-limits', 'aria-labelledby': 'limits' }, [
    el('h2', { id: 'limits' }, words('border.limits.title')),
    el('ul', {}, [el('li', {}, words('border.limits.clone')), el('li', {}, words('border.limits.single'))]),
  ])
}
