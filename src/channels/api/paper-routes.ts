import { z } from 'zod'
import { chooseCollection } from '../../actions/choose-collection.ts'
import { type MyPaper, readMyPaper, reportMissing } from '../../actions/my-paper.ts'
import type { PaperItem } from '../../actions/ports/paper-items.ts'
import { PAPER_STATES } from '../../core/collection/paper-moves.ts'
import { COLLECTION_METHODS, type Wish } from '../../core/collection/rules.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { codeOf } from './case-answers.ts'
import { fieldProblems } from './problem.ts'
import * as shape from './schemas.ts'

const address = z.object({
  recipient: z.string(),
  street: z.string(),
  street2: z.string().optional(),
  locality: z.string(),
  region: z.string().optional(),
  postalCode: z.string().optional(),
  country: z.string().describe('Three letters'),
})
const item = z.object({
  number: z.string(),
  method: z.enum(['pick-up', 'post']),
  state: z.enum(PAPER_STATES),
  days: z.record(z.string(), shape.day).describe('On which day it got to each state'),
  office: z.string().optional(),
  address: address.optional(),
  tracking: z.string().optional().describe('Number of the letter in the post'),
  pickUpCode: z.string().optional().describe('What is shown at the window, while the card waits there'),
  keepUntil: shape.day.optional().describe('The last day on which it can be fetched'),
})
const paper = z.object({
  wish: z.object({ method: z.enum(COLLECTION_METHODS), office: z.string().optional(), address: address.optional() }),
  methods: z.array(z.enum(COLLECTION_METHODS)).describe('What can be chosen'),
  offices: z.array(z.string()).describe('Offices that hand out cards'),
  item: item.optional().describe('The one that is made, under way or handed out'),
  replaces: z.string().optional().describe('Number of the one in whose place it was made'),
  mayChoose: z.boolean(),
  mayReportMissing: z.boolean(),
  missingFrom: shape.day.optional().describe('From this day on its holder may say that it has not come'),
})
const paperBody = z.object({ paper: paper.optional().describe('Left out where the case makes no card on paper') })

/** As the holder's page shows it: a pick-up code is for the days on which the card waits. */
function shownItem({ number, method, state, days, officeId, address: to, tracking, pickUpCode, keepUntil }: PaperItem): z.infer<typeof item> {
  const waits = state === 'at-office'
  return {
    number,
    method,
    state,
    days: Object.fromEntries(Object.entries(days)),
    ...(officeId ? { office: officeId } : {}),
    ...(to ? { address: to } : {}),
    ...(tracking ? { tracking } : {}),
    ...(waits && pickUpCode ? { pickUpCode } : {}),
    ...(waits && keepUntil ? { keepUntil } : {}),
  }
}

function shownWish(wish: Wish): z.infer<typeof paper>['wish'] {
  const { method } = wish
  if (method === 'pick-up') return { method, office: wish.officeId }
  return method === 'post' ? { method, address: wish.address } : { method }
}

function shownPaper({ wish, rules, item: made, before, mayChoose, mayReport, missingFrom }: MyPaper): z.infer<typeof paper> {
  return {
    wish: shownWish(wish),
    methods: [...rules.methods],
    offices: [...rules.offices],
    ...(made ? { item: shownItem(made) } : {}),
    ...(before ? { replaces: before.number } : {}),
    mayChoose,
    mayReportMissing: mayReport,
    ...(missingFrom ? { missingFrom } : {}),
  }
}

async function read(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const found = await readMyPaper(call.context.deps, call.actor, { code: codeOf(call) })
  if (!found.ok) return found
  return done(found.value ? { paper: shownPaper(found.value) } : {})
}

async function choose(call: ApiCall<z.infer<typeof shape.saveBody>, unknown>): Promise<ApiAnswer> {
  const chosen = await chooseCollection(call.context.deps, call.actor, { code: codeOf(call), typed: call.body.answers })
  if (!chosen.ok) return chosen
  return chosen.value.kind === 'problems' ? fieldProblems(chosen.value.problems) : read(call)
}

async function missing(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const told = await reportMissing(call.context.deps, call.actor, { code: codeOf(call) })
  return told.ok ? read(call) : told
}

/** The card on paper, for whoever holds its case. */
export const paperRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/cases/{code}/paper',
    id: 'read-paper',
    summary: 'Where the card on paper is, and what its holder may do about it',
    who: 'applicant',
    answers: { status: 200, schema: paperBody },
    handle: read,
  }),
  route<z.infer<typeof shape.saveBody>>({
    method: 'PUT',
    path: '/cases/{code}/paper',
    id: 'choose-collection',
    summary: 'Another way to the card on paper: the answers of the form about it, `collection` first',
    who: 'applicant',
    body: shape.saveBody,
    answers: { status: 200, schema: paperBody },
    handle: choose,
  }),
  route({
    method: 'POST',
    path: '/cases/{code}/paper/missing',
    id: 'report-missing-card',
    summary: 'The card on paper has not come by post',
    who: 'applicant',
    answers: { status: 200, schema: paperBody },
    handle: missing,
  }),
]
