import type { Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'

/** A page worth looking at before it is called done. */
export interface Shot {
  /** In kebab-case: names the picture. */
  readonly name: string
  /** Opens it. `base` is the origin. */
  readonly open: (page: Page, at: ShotPlace) => Promise<unknown>
}

export interface ShotPlace {
  readonly base: string
  readonly language: Language
}

/** A running demo has all of these, on a new or a well-used database. */
export const SHOTS: readonly Shot[] = [
  guidance('home', ''),
  guidance('service', '/tourist-card'),
  guidance('eligibility', '/tourist-card/eligibility'),
  guidance('eligibility-apply', '/tourist-card/eligibility?nationality=UTO&travelDocument=ordinary-passport&daysOfStay=30'),
  guidance('eligibility-wrong', '/tourist-card/eligibility?nationality=UTO&daysOfStay=x'),
  ...[
    'faq',
    'why-applications-fail',
    'before-you-travel',
    'fees-and-rules',
    'help',
    'check',
    'check-message',
    'real-site',
    'privacy',
    'accessibility',
    'find',
  ].map((name) => guidance(name, `/${name}`)),
  guidance('lost-reference', '/find/lost'),
  guidance('not-found', '/nowhere'),
  ...['contact', 'personal', 'passport', 'portrait', 'passport-page', 'trip', 'check'].map(question),
  { name: 'personal-wrong', open: openWrongAnswers },
  { name: 'desk-sign-in', open: (page, { base }) => page.goto(`${base}/desk/sign-in`) },
  desk('desk-queue', '118', ''),
  desk('desk-queue-supervisor', '107', ''),
  desk('desk-messages', '107', '/messages'),
  ...['components', 'messages', 'lifecycle', 'refusals', 'outbox'].map(
    (name): Shot => ({ name: `dev-${name}`, open: (page, { base }) => page.goto(`${base}/dev/${name}`) }),
  ),
]

function guidance(name: string, path: string): Shot {
  return { name, open: (page, { base, language }) => page.goto(`${base}/${language}${path}`) }
}

/** A page of the form, in a draft of its own. */
function question(name: string): Shot {
  return { name: `form-${name}`, open: async (page, at) => page.goto(`${await startDraft(page, at)}/${name}`) }
}

async function openWrongAnswers(page: Page, at: ShotPlace): Promise<void> {
  await page.goto(`${await startDraft(page, at)}/personal`)
  await page.locator('main form button[type=submit]').first().click()
}

/** The desk as one of the demo's people sees it. */
function desk(name: string, staffNumber: string, path: string): Shot {
  return {
    name,
    open: async (page, { base }) => {
      await page.request.post(`${base}/desk/sign-in/persona`, { headers: { origin: base }, form: { number: staffNumber }, maxRedirects: 0 })
      return page.goto(`${base}/desk${path}`)
    },
  }
}

/** Its address. The page's cookies belong to it from now on. */
async function startDraft(page: Page, { base, language }: ShotPlace): Promise<string> {
  const form = { nationality: 'UTO', travelDocument: 'ordinary-passport' }
  const answer = await page.request.post(`${base}/${language}/tourist-card/start`, { headers: { origin: base }, form, maxRedirects: 0 })
  const [path] = /\/[a-z]{2}\/case\/[^/]+/.exec(answer.headers().location ?? '') ?? []
  if (!path) throw new Error(`no draft was started: ${answer.status()}`)
  return base + path
}
