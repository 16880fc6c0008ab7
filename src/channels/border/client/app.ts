import type { Language } from '../../../core/kernel/language.ts'
import type { Device } from './device.ts'
import { type Judgement, judge, type Traveller, verdictCode } from './judge.ts'
import { type HeldPack, keptPack, loadNewest, type PackLoad, takePack } from './pack-keeper.ts'
import { askForSetup, renewed, type Setup } from './setup.ts'
import type { Store } from './store.ts'
import { type SyncOutcome, syncOnce } from './sync.ts'
import { instant } from '../../../core/kernel/instant.ts'
import { languageHere, rememberLanguage, type Words, wordsOf } from './words.ts'

export type Screen =
  | { readonly kind: 'setup' }
  | { readonly kind: 'scan'; readonly note?: string }
  | { readonly kind: 'passport'; readonly traveller: Traveller }
  | { readonly kind: 'verdict' | 'second-line' | 'desk-answer'; readonly judgement: Judgement }

/** What the screens read. Changed by the acts below alone. */
export interface State {
  readonly screen: Screen
  readonly setup?: Setup
  readonly pack?: HeldPack
  readonly direction: 'entry' | 'exit'
  readonly waiting: number
  readonly refused: number
  readonly lastContact?: number
  readonly words: Words
  /** What the last act on the device came to. */
  readonly said?: string
  readonly signIn: boolean
}

export interface App {
  readonly device: Device
  readonly store: Store
  state(): State
  /** Another screen; the focus goes to its heading. */
  show(screen: Screen): void
  /** Something else changed: what is on the screen stays, its frame is drawn again. */
  change(change: Partial<State>): void
  speak(language: Language): void
  judge(traveller: Traveller): Promise<void>
  record(judgement: Judgement, deskNumber?: string): Promise<void>
  /** Asks anew for what the device was given when it was set up: keys change, and so do the people who work with it. */
  renew(): Promise<void>
  loadPack(file?: Uint8Array): Promise<void>
  send(): Promise<void>
}

export interface Drawing {
  /** Everything anew. */
  screen(app: App): void
  /** Bar and pack line. */
  frame(app: App): void
}

/** The running verifier. It starts with what the device remembers and needs no answer from anywhere. */
export async function startApp(device: Device, store: Store, drawing: Drawing): Promise<App> {
  const setup = await store.read('setup')
  const [pack, lastContact] = [await keptPack(store), await store.read('lastContact')]
  let state: State = {
    screen: { kind: setup ? 'scan' : 'setup' },
    direction: localStorage.getItem(DIRECTION) === 'exit' ? 'exit' : 'entry',
    waiting: (await store.outbox()).length,
    refused: (await store.refused()).length,
    words: wordsOf(languageHere()),
    signIn: false,
    ...(setup ? { setup } : {}),
    ...(pack ? { pack } : {}),
    ...(lastContact === undefined ? {} : { lastContact }),
  }
  const app: App = {
    device,
    store,
    state: () => state,
    show: (screen) => {
      state = { ...state, screen }
      drawing.screen(app)
    },
    change: (change) => {
      state = { ...state, ...change }
      if (change.direction) localStorage.setItem(DIRECTION, change.direction)
      drawing.frame(app)
    },
    speak: (language) => {
      rememberLanguage(language)
      state = { ...state, words: wordsOf(language) }
      drawing.screen(app)
    },
    judge: (traveller) => decide(app, traveller),
    record: (judgement, deskNumber) => record(app, judgement, deskNumber),
    renew: () => renew(app),
    loadPack: (file) => loadPack(app, file),
    send: () => send(app),
  }
  return app
}

const DIRECTION = 'sapar-border-direction'

async function decide(app: App, traveller: Traveller): Promise<void> {
  const { setup, pack } = app.state()
  if (!setup || !pack) return
  const judgement = await judge(traveller, { store: app.store, setup, pack, at: app.device.now() })
  app.show({ kind: 'verdict', judgement })
}

/** Into the outbox first: only then is there anything to send, and nothing that a dead line or a flat battery could lose. */
async function record(app: App, judgement: Judgement, deskNumber?: string): Promise<void> {
  const { setup, words } = app.state()
  if (!setup || !judgement.card) return
  const { direction } = judgement
  await app.store.record({
    id: app.device.uuid(),
    cardNumber: judgement.card.cardNumber,
    direction,
    at: instant(new Date(app.device.now()).toISOString()),
    borderPoint: setup.borderPoint,
    device: setup.device,
    staffNumber: setup.staffNumber,
    verdict: verdictCode(judgement, deskNumber),
    packSequence: judgement.pack.content.sequence,
  })
  app.change({ waiting: (await app.store.outbox()).length })
  app.show({ kind: 'scan', note: words(`border.recorded.${direction}`) })
  await app.send()
}

async function renew(app: App): Promise<void> {
  const { setup } = app.state()
  const asked = setup ? await askForSetup() : undefined
  if (!setup || asked?.kind !== 'given') return
  const fresh = renewed(setup, asked.given)
  await app.store.write({ setup: fresh })
  app.change({ setup: fresh })
}

async function loadPack(app: App, file?: Uint8Array): Promise<void> {
  const { setup, pack } = app.state()
  if (!setup) return
  app.change({ said: app.state().words('border.device.working') })
  const needs = { device: app.device, store: app.store, setup }
  const load = file ? await takePack(needs, file) : await loadNewest(needs, pack)
  const { words } = app.state()
  app.change({ said: saidOf(words, load), ...(load.kind === 'problem' ? {} : { pack: load.pack }) })
}

function saidOf(words: Words, load: PackLoad): string {
  if (load.kind !== 'problem') return words(`border.pack.${load.kind}`, { number: load.pack.content.sequence })
  const known = PROBLEMS.find((code) => code === load.code) ?? 'wrong-format'
  return words(`border.pack-problem.${known}`)
}

const PROBLEMS = ['unreachable', 'none', 'rollback', 'expired', 'bad-signature', 'unknown-key', 'too-large'] as const

async function send(app: App): Promise<void> {
  if (!app.state().setup) return
  app.change({ said: app.state().words('border.device.working') })
  const outcome = await syncOnce(app.store, app.device)
  const [waiting, refused, lastContact] = [await app.store.outbox(), await app.store.refused(), await app.store.read('lastContact')]
  app.change({
    waiting: waiting.length,
    refused: refused.length,
    signIn: outcome.kind === 'sign-in' || outcome.kind === 'not-allowed',
    said: app.state().words(SAID[outcome.kind]),
    ...(lastContact === undefined ? {} : { lastContact }),
  })
}

const SAID = {
  sent: 'border.device.sent',
  unreachable: 'border.device.unreachable',
  'sign-in': 'border.device.sign-in',
  'not-allowed': 'border.device.sign-in',
} as const satisfies Readonly<Record<SyncOutcome['kind'], string>>
