import { htmlLanguage } from '../../../core/kernel/language.ts'
import { type App, type Drawing, startApp } from './app.ts'
import { themeHere } from './choices.ts'
import { prepareReader } from './codes.ts'
import { thisDevice } from './device.ts'
import { drawDeviceState } from './device-view.ts'
import { drawDeskAnswer, drawSecondLine } from './follow-views.ts'
import { drawFrame } from './frame-view.ts'
import { drawPassport } from './passport-view.ts'
import { drawScan, stopCamera } from './scan-view.ts'
import { drawSetup } from './setup-view.ts'
import { keepFiles } from './keep-files.ts'
import { openStore } from './store.ts'
import { drawVerdict } from './verdict-view.ts'

const EVERY_MINUTE = 60_000
/** How often a device that stands at a desk asks for what is new. */
const EVERY_QUARTER = 900_000

const drawing: Drawing = {
  screen: (app) => {
    const { words, screen } = app.state()
    document.documentElement.lang = htmlLanguage(words.language)
    document.title = words('border.title')
    stopCamera()
    drawing.frame(app)
    byId('main').replaceChildren(drawScreen(app))
    scrollTo(0, 0)
    // A reader that types must find its field; everybody else begins at the heading.
    const first = screen.kind === 'passport' ? document.getElementById('zone') : document.querySelector<HTMLElement>('#main h1')
    first?.focus({ preventScroll: true })
  },
  frame: (app) => {
    byId('frame').replaceChildren(...drawFrame(app))
    byId('skip').textContent = app.state().words('border.skip')
    document.getElementById('device-state')?.replaceChildren(...drawDeviceState(app))
  },
}

function drawScreen(app: App): HTMLElement {
  const { screen } = app.state()
  switch (screen.kind) {
    case 'setup':
      return drawSetup(app)
    case 'scan':
      return drawScan(app, screen.note)
    case 'passport':
      return drawPassport(app, screen.traveller)
    case 'verdict':
      return drawVerdict(app, screen.judgement)
    case 'second-line':
      return drawSecondLine(app, screen.judgement)
    case 'desk-answer':
      return drawDeskAnswer(app, screen.judgement)
  }
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return found
}

document.documentElement.dataset.theme = themeHere()
prepareReader(byId('main').dataset.reader ?? '')
keepFiles()

const app = await startApp(thisDevice, await openStore(), drawing)
drawing.screen(app)

const refresh = async () => {
  if (!app.state().setup || !app.device.online()) return drawing.frame(app)
  await app.renew()
  await app.loadPack()
  await app.send()
}
addEventListener('online', () => void refresh())
addEventListener('offline', () => drawing.frame(app))
setInterval(() => drawing.frame(app), EVERY_MINUTE)
setInterval(() => void refresh(), EVERY_QUARTER)
void refresh()
