import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { isLanguage } from '../../core/kernel/language.ts'
import { queryOf } from '../ui/http/query-of.ts'
import { galleryPage, staffGalleryPage } from '../ui/gallery.tsx'
import type { WebContext } from '../ui/http/context.ts'
import { preferredLanguage } from '../ui/http/preferred-language.ts'
import { devIndexPage, failedPage } from './dev-index.tsx'
import type { Look } from './frame.tsx'
import { lifecyclePage } from './lifecycle-page.tsx'
import type { MailOutbox } from './mail-outbox.ts'
import { messagesPage, type SampleNotices } from './messages-page.tsx'
import { registerOutbox, sendMailHtml, sendPage } from './outbox-routes.ts'
import { refusalsPage } from './refusals-page.tsx'
import { type SmsOutbox, smsPage } from './sms-page.tsx'

const SMS_SHOWN = 30

export interface DevTools {
  readonly outbox: MailOutbox
  /** None where the messages go through a real gateway. */
  readonly phones?: SmsOutbox | undefined
  readonly samples: SampleNotices
  /** Makes a card of another register that ends in so many days, for whoever wants to try a renewal. */
  readonly makeCard: (endsIn: number) => Promise<DemoCard>
  readonly onTrouble: (error: unknown) => void
}

/** The three facts that open its renewal. */
export interface DemoCard {
  readonly number: string
  readonly birthDate: string
  readonly passportNumber: string
}

const DAYS_TO_RENEW = 20

/** Maps of the product and the demo's outbox, outside production. */
export function registerDev(app: FastifyInstance, context: WebContext, { outbox, phones, samples, makeCard, onTrouble }: DevTools): void {
  const lookOf = (request: FastifyRequest): Look => {
    const { lang = '' } = queryOf(request)
    const language = isLanguage(lang) ? lang : preferredLanguage(request)
    return { context, language, words: context.texts(language) }
  }
  const show = (path: string, view: (look: Look) => VNode) => app.get(path, async (request, reply) => sendPage(reply, view(lookOf(request))))
  show('/', devIndexPage)
  show('/lifecycle', lifecyclePage)
  show('/refusals', refusalsPage)
  show('/messages', (look) => messagesPage(look, samples))
  show('/components', () => galleryPage(context.assets))
  show('/components/staff', () => staffGalleryPage(context.assets))
  app.get<{ Params: { kind: string; language: string } }>('/messages/:kind/:language', async (request, reply) => {
    const { kind, language } = request.params
    const facts = isLanguage(language) ? samples(language, context.origin).find((sample) => sample.kind === kind) : undefined
    return facts ? sendMailHtml(reply, context.deps.letters.notice(facts).html) : reply.callNotFound()
  })
  registerOutbox(app, outbox, lookOf)
  app.post('/cards.json', async (_request, reply) => reply.code(201).send(await makeCard(DAYS_TO_RENEW)))
  app.get('/sms', async (request, reply) => sendPage(reply, smsPage(lookOf(request), (await phones?.list(SMS_SHOWN)) ?? [])))
  app.setErrorHandler((error, request, reply) => {
    onTrouble(error)
    return sendPage(reply.code(500), failedPage(lookOf(request)))
  })
}
