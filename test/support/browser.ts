import { readFileSync } from 'node:fs'
import type { AxeResults, RunOptions } from 'axe-core'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'
import { findChromium } from './chromium.ts'

export interface PageOptions {
  readonly language?: Language
  /** CSS pixels; the height follows. */
  readonly width?: number
  readonly javaScript?: boolean
  /** Each page is to be checked with axe: the checks are laid into it as it is opened, which takes a tenth of the time of carrying them there later. */
  readonly checked?: boolean
}

const WITHOUT_JAVASCRIPT = new WeakSet<BrowserContext>()
/** As travellers' browsers ask for them. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', kk: 'kk-KZ', zh: 'zh-CN' }
/** WCAG 2.2 AA. What is in order is not told: telling it takes most of the time. */
const CHECKS: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/**
 * `--no-sandbox` because tests may run as root; every name but the loopback's is unknown, so that a page which asks a stranger for something breaks
 * here and not at the border.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-pings',
  '--disable-domain-reliability',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** `flags` in addition: a camera that shows a film, for one. */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = findChromium()
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags], headless: true, env: { ...process.env, ...env } })
}

/** A page in a context of its own: own cookies, own language. Close it with `page.context().close()`. */
export async function newPage(browser: Browser, { language = 'en', width = 1280, javaScript = true, checked = false }: PageOptions = {}): Promise<Page> {
  const height = width < 500 ? 780 : 900
  const context = await browser.newContext({
    locale: LOCALES[language],
    viewport: { width, height },
    javaScriptEnabled: javaScript,
    timezoneId: 'Asia/Almaty',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  if (checked) await context.addInitScript({ content: AXE })
  if (!javaScript) WITHOUT_JAVASCRIPT.add(context)
  return context.newPage()
}

/** One line for each rule of WCAG 2.2 AA that the page breaks, with the first elements that break it. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!WITHOUT_JAVASCRIPT.has(page.context())) return check(page)
  const copy = await copyForScripts(page)
  const found = await check(copy)
  await copy.context().close()
  return found
}

async function check(page: Page): Promise<string[]> {
  const found = await page.evaluate(runChecks, CHECKS)
  if (found) return found
  // A page that was looked at has the checks in it: to carry them there anew for another width would take most of the time.
  await page.evaluate(AXE)
  return (await page.evaluate(runChecks, CHECKS)) ?? []
}

/**
 * Runs inside the page; undefined when the checks are not in it. Our pages have no frames, which would want the checks too. What was found is written
 * there: the results tell of every rule, and carrying them out took as long as some of the checks.
 */
async function runChecks(checks: RunOptions): Promise<string[] | undefined> {
  const { axe: inside } = globalThis as unknown as { readonly axe?: { run(root: Document, checks: RunOptions): Promise<AxeResults> } }
  if (!inside) return undefined
  const { violations } = await inside.run(document, checks)
  const some = (nodes: AxeResults['violations'][number]['nodes']) => nodes.slice(0, 3).map(({ target }) => target.join(' '))
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${some(nodes).join(', ')}`)
}

/** The checks themselves need timers, which stand still where JavaScript is off: they get the same page with all of its own scripts left out. */
async function copyForScripts(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser any more')
  const storageState = await page.context().storageState()
  const context = await browser.newContext({ viewport: page.viewportSize(), reducedMotion: 'reduce', storageState })
  const copy = await context.newPage()
  const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '')
  await copy.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }), { times: 1 })
  await copy.goto(page.url())
  return copy
}

/** Whether anything is wider than the window. */
export function hasHorizontalScroll(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** Words that stand on two lines without a hyphen, as when a column is too narrow for them. Codes and addresses may be broken anywhere. */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const range = document.createRange()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const broken: string[] = []
    // What only listeners get stands in a box of one pixel.
    const isSeen = (at: Element | null): boolean => at === null || (getComputedStyle(at).clipPath === 'none' && isSeen(at.parentElement))
    const lines = () => new Set(Array.from(range.getClientRects(), ({ bottom }) => Math.round(bottom))).size
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      range.selectNodeContents(node)
      if (lines() < 2) continue
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/(?<![^\s«“(])[\p{Script=Latin}\p{Script=Cyrillic}]{3,}(?![^\s.,:;!?»”)])/gu)) {
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (lines() > 1 && isSeen(node.parentElement)) broken.push(word)
      }
    }
    return broken
  })
}

export interface Authenticator {
  /** How many passkeys it holds. */
  count(): Promise<number>
  /** Whether the person passes the check of finger, face or PIN from now on. */
  setVerified(verified: boolean): Promise<void>
  /** As when the device is lost. */
  remove(): Promise<void>
}

/** A passkey device in the browser that answers at once. The page must come from `localhost`: a number is no name that a passkey could belong to. */
export async function addVirtualAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const authenticatorId = await addAuthenticator(session)
  return {
    count: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    setVerified: async (verified) => void (await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: verified })),
    remove: async () => void (await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })),
  }
}

async function addAuthenticator(session: CDPSession): Promise<string> {
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  return (await session.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
}

/** Requests of the context that went elsewhere than to the origins given, and pages' own complaints. Look at them at the end of a journey. */
export function watchContext(context: BrowserContext, origins: readonly string[]): { readonly strangers: string[]; readonly complaints: string[] } {
  const strangers: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && !origins.includes(origin)) strangers.push(origin)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  return { strangers, complaints }
}
