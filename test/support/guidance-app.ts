import Fastify, { type FastifyInstance } from 'fastify'
import { buildClient } from '../../tools/build-client.mjs'
import type { Card } from '../../src/actions/ports/cases.ts'
import type { Law } from '../../src/actions/ports/law.ts'
import type { HeldCard } from '../../src/actions/ports/held-cards.ts'
import { typstDocuments } from '../../src/adapters/pdf/typst-documents.ts'
import { acceptForms } from '../../src/channels/ui/http/requests.ts'
import { addSecurityHeaders } from '../../src/channels/ui/http/security-headers.ts'
import { serveAssets } from '../../src/channels/ui/http/serve-assets.ts'
import { assetUrls } from '../../src/channels/ui/assets.ts'
import { cookieJar } from '../../src/channels/ui/http/cookies.ts'
import type { WebContext } from '../../src/channels/ui/http/context.ts'
import { registerPortal } from '../../src/channels/portal/portal.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import type { TakenSlot } from '../../src/core/appointment/slots.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { createLetters } from '../../src/letters/letters.ts'
import { FONT_FOLDERS } from '../../src/main/paths.ts'
import { createWording } from '../../src/letters/wording.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { keepLaw, seedParameters } from '../../src/main/law.ts'
import { createTexts } from '../../src/texts/words.ts'
import { standingClock } from './standing-clock.ts'

export const ORIGIN = 'https://sapar.example'
/** Ten days before the winter holidays, so that pages have days off to name. */
export const NOW = '2026-12-10T05:00:00.000Z'

export interface GuidanceApp {
  readonly app: FastifyInstance
  readonly messages: { readonly caseId?: string; readonly email: string; readonly body: string; readonly language: string }[]
  /** Requests that failed inside; none must. */
  readonly troubles: unknown[]
}

export interface GuidanceWorld {
  readonly cards?: readonly Card[]
  readonly heldCards?: readonly HeldCard[]
  readonly notices?: Readonly<Record<string, { readonly kind: string; readonly createdAt: ReturnType<typeof instant> }>>
  readonly taken?: readonly TakenSlot[]
  /** Held by whoever shows the cookie `sapar=held`. */
  readonly heldCase?: CaseFile
  /** Tries that a network has; without end when left out. */
  readonly tries?: number
  readonly demo?: boolean
}

/** The public pages on memory: everything before a case exists needs the law, the texts and a few answers of the stores. */
export async function guidanceApp(world: GuidanceWorld = {}): Promise<GuidanceApp> {
  const { demo = true } = world
  const messages: GuidanceApp['messages'] = []
  const troubles: unknown[] = []
  const client = await buildClient()
  const { law } = await keepLaw({ load: async () => seedParameters(instant(NOW)) } as unknown as Parameters<typeof keepLaw>[0], demo)
  const context = {
    deps: depsOf(world, { law, messages }),
    texts: createTexts(countryTexts),
    cookies: cookieJar(false),
    assets: assetUrls(client.manifest),
    demo,
    origin: ORIGIN,
    specimen: async () => undefined,
  } as unknown as WebContext
  const app = Fastify()
  acceptForms(app)
  addSecurityHeaders(app, { secure: false })
  serveAssets(app, client.dir)
  registerPortal(app, context, { onTrouble: (error) => void troubles.push(error) })
  await app.ready()
  return { app, messages, troubles }
}

function depsOf(world: GuidanceWorld, kept: { readonly law: Law; readonly messages: GuidanceApp['messages'] }) {
  let tries = world.tries ?? Number.POSITIVE_INFINITY
  let ids = 0
  return {
    clock: standingClock(NOW),
    law: kept.law,
    wording: createWording(createTexts(countryTexts), kept.law),
    documents: typstDocuments({ fontDirs: FONT_FOLDERS }),
    letters: createLetters({ texts: createTexts(countryTexts), law: kept.law, publicOrigin: ORIGIN }),
    chance: { bytes: (count: number) => new Uint8Array(count), uuid: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}` },
    heldCards: { findByNumber: async (number: string) => world.heldCards?.find((card) => card.number === number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')) },
    secrets: { seal: (_purpose: string, text: string) => text },
    people: { casesOfSession: async (token: string) => (token === 'held' && world.heldCase ? [world.heldCase.id] : []) },
    limits: { spend: async () => tries-- > 0 },
    appointments: { taken: async () => world.taken ?? [] },
    accounts: { letterByCode: async () => undefined },
    heldReminders: { byCode: async () => undefined },
    messages: { keep: async (message: GuidanceApp['messages'][number]) => void kept.messages.push(message) },
    cases: {
      opening: async ({ tokenHash, code }: { readonly tokenHash: string; readonly code: string }) => {
        const { heldCase } = world
        if (tokenHash !== 'held' || !heldCase) return { caseIds: [], documents: [] }
        return { caseIds: [heldCase.id], documents: [], ...(heldCase.code === code ? { file: heldCase } : {}) }
      },
      findByCode: async (code: string) => (world.heldCase?.code === code ? world.heldCase : undefined),
      findRenewal: async () => undefined,
      cardByNumber: async (number: string) => world.cards?.find((card) => card.number === number),
      save: async () => 'saved',
      noticeByCode: async (code: string) => world.notices?.[code],
    },
  }
}
