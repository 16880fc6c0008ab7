import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { type DeskApp, openDeskApp, STAFF, type StaffName } from '../../../test/support/desk-app.ts'
import { ACCESS } from '../../core/access/table.ts'
import { bookedToday } from '../../../test/support/desk-appointments.ts'
import type { Appointment } from '../../actions/ports/appointments.ts'
import { itemNow, paperAt } from '../../../test/support/collecting.ts'
import type { PaperItem } from '../../actions/ports/paper-items.ts'
import type { CaseFile } from '../../core/case/case-file.ts'

let desk: DeskApp

before(async () => {
  desk = await openDeskApp('desk-access')
})
after(() => desk.close())

const PEOPLE = ['nobody', ...(Object.keys(STAFF) as readonly StaffName[])] as const
type Person = (typeof PEOPLE)[number]

/** Two cases of the office in Astana, one that `assigned` holds and one that waits, and a card on paper that lies there. */
/** … and an appointment there, later today. */
interface World {
  readonly held: CaseFile
  readonly waiting: CaseFile
  readonly paper: PaperItem
  readonly visit: Appointment
}

interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: (world: World) => string
  readonly form?: (world: World) => Readonly<Record<string, string | readonly string[]>>
}

const ofCase =
  (act: string) =>
  ({ held }: World) =>
    `/desk/case/${held.code}${act}`
const ofPaper =
  (act: string) =>
  ({ paper }: World) =>
    `/desk/collection/${paper.number}${act}`
const ofVisit =
  (act: string) =>
  ({ visit }: World) =>
    `/desk/appointments/${visit.code}${act}`
const REASON = { reason: ['F-02'], 'note-F-02': 'Please stand before a wall' }
const GIVE = { staffNumber: STAFF.colleague.number, reason: 'On leave' }

/** Every address of the desk. */
const ROUTES = {
  'sign-in': { method: 'GET', path: () => '/desk/sign-in' },
  question: { method: 'POST', path: () => '/desk/sign-in/question' },
  passkey: { method: 'POST', path: () => '/desk/sign-in', form: () => ({ challengeId: '', credential: '' }) },
  enrol: { method: 'GET', path: () => '/desk/enrol/unknown' },
  'enrol-question': { method: 'POST', path: () => '/desk/enrol/unknown/question' },
  'enrol-post': { method: 'POST', path: () => '/desk/enrol/unknown' },
  'sign-out': { method: 'POST', path: () => '/desk/sign-out' },
  queue: { method: 'GET', path: () => '/desk' },
  next: { method: 'POST', path: () => '/desk/next' },
  find: { method: 'GET', path: ({ held }) => `/desk/find?code=${held.code.toLowerCase()}` },
  give: { method: 'POST', path: () => '/desk/assign', form: ({ waiting }) => ({ ...GIVE, code: waiting.code }) },
  messages: { method: 'GET', path: () => '/desk/messages' },
  case: { method: 'GET', path: ofCase('') },
  'waiting-case': { method: 'GET', path: ({ waiting }) => `/desk/case/${waiting.code}` },
  'unknown-case': { method: 'GET', path: () => '/desk/case/TC-2222-2222' },
  picture: { method: 'GET', path: ofCase('/picture/portrait') },
  'waiting-picture': { method: 'GET', path: ({ waiting }) => `/desk/case/${waiting.code}/picture/portrait` },
  'picture-page': { method: 'GET', path: ofCase('/picture/portrait/1') },
  'picture-beyond': { method: 'GET', path: ofCase('/picture/portrait/2') },
  'photo-rules': { method: 'GET', path: () => '/desk/photo-rules' },
  unreachable: { method: 'GET', path: () => '/desk/unreachable' },
  overrule: { method: 'POST', path: ofCase('/overrule'), form: () => ({ document: 'portrait', rule: 'blurred', reason: 'It is sharp' }) },
  'overrule-waiting': {
    method: 'POST',
    path: ({ waiting }) => `/desk/case/${waiting.code}/overrule`,
    form: () => ({ document: 'portrait', rule: 'blurred', reason: 'It is sharp' }),
  },
  form: { method: 'GET', path: ofCase('/form.pdf') },
  'no-picture': { method: 'GET', path: ofCase('/picture/invitation') },
  approve: { method: 'POST', path: ofCase('/approve'), form: () => ({ samePerson: 'yes' }) },
  'approve-waiting': { method: 'POST', path: ({ waiting }) => `/desk/case/${waiting.code}/approve`, form: () => ({ samePerson: 'yes' }) },
  return: { method: 'POST', path: ofCase('/return'), form: () => REASON },
  preview: { method: 'POST', path: ofCase('/return'), form: () => ({ ...REASON, preview: 'yes' }) },
  refuse: { method: 'POST', path: ofCase('/refuse'), form: () => REASON },
  decline: { method: 'POST', path: ofCase('/decline'), form: () => ({ note: 'The passport says the same' }) },
  release: { method: 'POST', path: ofCase('/release') },
  reassign: { method: 'POST', path: ofCase('/assign'), form: () => GIVE },
  card: { method: 'POST', path: ofCase('/card'), form: () => ({ cardAct: 'revoke', cardReason: 'Passport reported lost' }) },
  appointments: { method: 'GET', path: () => '/desk/appointments?day=2026-11-24' },
  arrive: { method: 'POST', path: ofVisit('/visit'), form: () => ({ act: 'arrive' }) },
  'serve-too-early': { method: 'POST', path: ofVisit('/visit'), form: () => ({ act: 'serve' }) },
  'ask-to-call-off': { method: 'GET', path: ofVisit('/cancel') },
  'unknown-visit': { method: 'GET', path: () => '/desk/appointments/AP-2222-2222/cancel' },
  'call-off': { method: 'POST', path: ofVisit('/cancel'), form: () => ({ reason: 'holder-asked' }) },
  'call-off-wrong': { method: 'POST', path: ofVisit('/cancel') },
  collection: { method: 'GET', path: () => '/desk/collection' },
  'find-paper': { method: 'POST', path: () => '/desk/collection/find', form: ({ paper }) => ({ find: paper.number }) },
  paper: { method: 'GET', path: ofPaper('') },
  'unknown-paper': { method: 'GET', path: () => '/desk/collection/PI-2222-2222' },
  'hand-over': { method: 'POST', path: ofPaper('/hand-over'), form: ({ paper }) => ({ code: paper.pickUpCode ?? '', samePerson: 'yes', signed: 'yes' }) },
  'hand-over-wrong': { method: 'POST', path: ofPaper('/hand-over'), form: () => ({ code: '22222222', samePerson: 'yes', signed: 'yes' }) },
  'bring-back': { method: 'POST', path: ofPaper('/bring-back') },
  reissue: { method: 'POST', path: ofPaper('/reissue'), form: () => ({ how: 'pick-up' }) },
  nowhere: { method: 'GET', path: () => '/desk/nowhere' },
} as const satisfies Record<string, Route>

type RouteName = keyof typeof ROUTES
const NAMES = Object.keys(ROUTES) as readonly RouteName[]

/** What a person gets: a status, or where a 303 leads. `in` is the sign-in page, `done` the queue with a note. */
const table = (text: string) =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([name = '', ...cells]) => [name, Object.fromEntries(PEOPLE.map((person, at) => [person, cells[at] ?? '']))]),
  ) as Readonly<Record<RouteName, Readonly<Record<Person, string>>>>

const EXPECTED = table(`
  sign-in          200   desk  desk  desk  desk  desk  desk  desk  desk  desk  desk
  question         200   200   200   200   200   200   200   200   200   200   200
  passkey          422   422   422   422   422   422   422   422   422   422   422
  enrol            410   410   410   410   410   410   410   410   410   410   410
  enrol-question   410   410   410   410   410   410   410   410   410   410   410
  enrol-post       410   410   410   410   410   410   410   410   410   410   410
  sign-out         in    in    in    in    in    in    in    in    in    in    in
  queue            in    200   200   200   200   200   200   200   200   200   /border
  next             in    case  case  empty 404   404   404   404   404   404   404
  find             in    case  case  case  case  case  case  case  case  case  case
  give             in    404   404   404   done  422   404   404   404   404   404
  messages         in    200   200   200   200   200   404   404   404   404   404
  case             in    200   404   404   200   404   200   404   404   404   404
  waiting-case     in    404   404   404   200   404   200   404   404   404   404
  unknown-case     in    404   404   404   404   404   404   404   404   404   404
  picture          in    200   404   404   200   404   404   404   404   404   404
  waiting-picture  in    404   404   404   200   404   404   404   404   404   404
  picture-page     in    200   404   404   200   404   404   404   404   404   404
  picture-beyond   in    404   404   404   404   404   404   404   404   404   404
  photo-rules      in    404   404   404   200   200   200   404   404   404   404
  unreachable      in    200   200   200   200   200   404   404   404   404   404
  overrule         in    case  404   404   404   404   404   404   404   404   404
  overrule-waiting in    404   404   404   404   404   404   404   404   404   404
  form             in    200   404   404   200   404   404   404   404   404   404
  no-picture       in    404   404   404   404   404   404   404   404   404   404
  approve          in    done  404   404   404   404   404   404   404   404   404
  approve-waiting  in    404   404   404   404   404   404   404   404   404   404
  return           in    done  404   404   404   404   404   404   404   404   404
  preview          in    200   404   404   404   404   404   404   404   404   404
  refuse           in    done  404   404   404   404   404   404   404   404   404
  decline          in    422   404   404   404   404   404   404   404   404   404
  release          in    done  404   404   done  404   404   404   404   404   404
  reassign         in    404   404   404   done  404   404   404   404   404   404
  card             in    404   404   404   422   404   404   404   404   404   404
  appointments     in    404   404   404   404   404   404   404   200   200   404
  arrive           in    404   404   404   404   404   404   404   noted 404   404
  serve-too-early  in    404   404   404   404   404   404   404   422   404   404
  ask-to-call-off  in    404   404   404   404   404   404   404   200   404   404
  unknown-visit    in    404   404   404   404   404   404   404   404   404   404
  call-off         in    404   404   404   404   404   404   404   noted 404   404
  call-off-wrong   in    404   404   404   404   404   404   404   422   404   404
  collection       in    404   404   404   404   404   404   404   200   200   404
  find-paper       in    404   404   404   404   404   404   404   paper 422   404
  paper            in    404   404   404   404   404   404   404   200   404   404
  unknown-paper    in    404   404   404   404   404   404   404   404   404   404
  hand-over        in    404   404   404   404   404   404   404   handed 404   404
  hand-over-wrong  in    404   404   404   404   404   404   404   422   404   404
  bring-back       in    404   404   404   404   404   404   404   422   404   404
  reissue          in    404   404   404   404   404   404   404   422   404   404
  nowhere          404   404   404   404   404   404   404   404   404   404   404
`)

function outcome(answer: LightMyRequestResponse): string {
  if (answer.statusCode !== 303) return String(answer.statusCode)
  const to = String(answer.headers.location)
  if (to === '/desk/sign-in') return 'in'
  if (to === '/desk') return 'desk'
  if (to === '/desk?empty=yes') return 'empty'
  if (to.startsWith('/desk/case/TC-')) return 'case'
  if (to.startsWith('/desk/appointments?day=2026-11-24&done=AP-')) return 'noted'
  if (to.startsWith('/desk/collection/PI-')) return 'paper'
  if (to.startsWith('/desk/collection?done=handed-over&item=PI-')) return 'handed'
  return /^\/desk\?done=\w+&case=TC-/.test(to) ? 'done' : to
}

const cookieOf = (person: Person) => (person === 'nobody' ? '' : desk.signIn(person))

let lying: PaperItem | undefined

async function lyingPaper(): Promise<PaperItem> {
  const now = lying && (await itemNow(desk.deps, lying.number))
  return now?.state === 'at-office' ? now : (lying = (await paperAt(desk.deps, 'pick-up', 'at-office')).item)
}

let expected: Appointment | undefined

async function expectedVisit(): Promise<Appointment> {
  const now = expected && (await desk.deps.appointments.byCode(expected.code))
  return now?.state === 'confirmed' ? now : (expected = await bookedToday(desk))
}

async function world(): Promise<World> {
  return { held: await desk.caseInReview('assigned'), waiting: await desk.caseInReview(), paper: await lyingPaper(), visit: await expectedVisit() }
}

function ask(route: Route, at: World, cookie: string): Promise<LightMyRequestResponse> {
  return route.method === 'GET' ? desk.get(route.path(at), cookie) : desk.post(route.path(at), cookie, route.form?.(at))
}

/** What an act would change: none of it may move for somebody who is turned away. */
async function traces({ held, waiting, paper, visit }: World): Promise<string> {
  const files = await Promise.all([held.id, waiting.id, paper.caseId].map((id) => desk.deps.cases.findById(id)))
  const { state } = (await desk.deps.appointments.byCode(visit.code)) ?? {}
  return JSON.stringify([state, files.map((file) => [file?.state, file?.assignedTo, file?.version, file?.eventCount])])
}

/** Every address as every kind of person, as far as the answers differ from the table. */
async function differences(names: readonly RouteName[] = NAMES): Promise<string[]> {
  const wrong: string[] = []
  // Whoever was turned away has left the cases as they were, and the next person finds them so.
  let fresh: World | undefined
  for (const name of names) {
    for (const person of PEOPLE) {
      const at: World = fresh ?? (await world())
      const earlier = await traces(at)
      const got = outcome(await ask(ROUTES[name], at, await cookieOf(person)))
      const expected = EXPECTED[name][person]
      if (got !== expected) wrong.push(`${name} as ${person}: ${got}, not ${expected}`)
      fresh = (await traces(at)) === earlier ? at : undefined
      if (/^(404|in|403)$/.test(got) && !fresh) wrong.push(`${name} as ${person}: turned away, yet something changed`)
    }
  }
  return wrong
}

test('every address of the desk answers every kind of person as declared', async () => {
  assert.deepEqual(Object.keys(EXPECTED), NAMES)
  assert.ok(NAMES.length * PEOPLE.length >= 240)
  assert.deepEqual(await differences(), [])
})

test('the table knows every route that the desk has', () => {
  const known = new Set(
    NAMES.map(
      (name) =>
        `${ROUTES[name].method} ${ROUTES[name]
          .path({ held: { code: ':code' }, waiting: { code: ':code' }, paper: { number: ':item' }, visit: { code: ':code' } } as World)
          .replace('PI-2222-2222', ':item')
          .replace('AP-2222-2222', ':code')
          .replace(/\?.*/, '')
          .replace('unknown', ':token')
          .replace(/picture\/\w+/, 'picture/:document')
          .replace(/:document\/\d/, ':document/:place')}`,
    ),
  )
  const printed = desk.app.printRoutes({ commonPrefix: false })
  const routes = readRoutes(printed)
  assert.ok(routes.length >= 20, printed)
  // The one-click sign-in has a test of its own.
  assert.deepEqual(routes.filter((route) => !known.has(route)).sort(), ['POST /desk/sign-in/persona'])
})

/** Fastify prints a tree: four columns for each level, and the methods behind each path. */
function readRoutes(printed: string): string[] {
  const parts: string[] = []
  return printed.split('\n').flatMap((line) => {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \((.+)\))?/.exec(line)
    if (!found) return []
    const depth = (found[1] ?? '').length / 4
    parts.length = depth
    parts[depth] = found[2] ?? ''
    const url = parts.join('').replace(/(.)\/$/, '$1')
    return (found[3] ?? '').split(', ').flatMap((method) => (method === 'GET' || method === 'POST' ? [`${method} ${url}`] : []))
  })
}

test('a rule too many is noticed: a colleague who may approve, or look at pictures', async () => {
  const rules = ACCESS as unknown as Record<string, readonly string[]>
  const kept = { ...rules }
  try {
    rules['approve-case'] = ['officer-of-office']
    rules['read-document'] = ['officer-of-office', 'supervisor-of-office']
    rules['release-case'] = ['desk']
    const wrong = await differences(['approve', 'picture', 'release'])
    assert.deepEqual(wrong, [
      'approve as colleague: done, not 404',
      'picture as colleague: 200, not 404',
      'release as colleague: done, not 404',
      'release as officerElsewhere: done, not 404',
      'release as supervisorElsewhere: done, not 404',
    ])
  } finally {
    Object.assign(rules, kept)
  }
})

test('a form that another site sends does nothing, whoever is signed in', async () => {
  const posts = NAMES.filter((name) => ROUTES[name].method === 'POST')
  assert.ok(posts.length >= 14)
  const cookie = await desk.signIn('assigned')
  for (const name of posts) {
    const at = await world()
    const earlier = await traces(at)
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://desk.example' },
      {},
    ]) {
      const answer = await desk.app.inject({
        method: 'POST',
        url: ROUTES[name].path(at),
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: '',
      })
      assert.equal(answer.statusCode, 403, `${name} ${JSON.stringify(headers)}`)
    }
    assert.equal(await traces(at), earlier, name)
  }
})

test('a role that is taken away is gone at the next click, and so is the person who left', async () => {
  const { held } = await world()
  const cookie = await desk.signIn('assigned')
  const { pool } = desk
  assert.equal((await desk.get(`/desk/case/${held.code}`, cookie)).statusCode, 200)
  await pool.query(`update staff set roles = '{clerk}' where number = '118'`)
  assert.equal((await desk.get(`/desk/case/${held.code}`, cookie)).statusCode, 404)
  await pool.query(`update staff set roles = '{officer}', active = false where number = '118'`)
  assert.equal(outcome(await desk.get(`/desk/case/${held.code}`, cookie)), 'in')
  await pool.query(`update staff set active = true where number = '118'`)
  assert.equal((await desk.get(`/desk/case/${held.code}`, cookie)).statusCode, 200)
})

test('a session ends by signing out, after an hour without a click, and after twelve hours in any case', async () => {
  const cookie = await desk.signIn('colleague')
  await desk.post('/desk/sign-out', cookie)
  assert.equal(outcome(await desk.get('/desk', cookie)), 'in')
  const idle = await desk.signIn('colleague')
  desk.clock.forward(3_500)
  assert.equal((await desk.get('/desk', idle)).statusCode, 200)
  desk.clock.forward(3_700)
  assert.equal(outcome(await desk.get('/desk', idle)), 'in')
  const long = await desk.signIn('colleague')
  for (let hours = 0; hours < 12; hours += 0.5) {
    assert.equal((await desk.get('/desk', long)).statusCode, 200, `after ${hours} hours`)
    desk.clock.forward(1_800)
  }
  assert.equal(outcome(await desk.get('/desk', long)), 'in')
})

test('one click signs in made-up people of the demonstration only', async () => {
  const number = '900'
  await desk.deps.people.insertStaff(
    { id: crypto.randomUUID(), number, name: 'Real person', officeId: 'AST', roles: ['supervisor'], active: true, persona: false, language: 'en' },
    desk.clock.now(),
  )
  assert.equal((await desk.post('/desk/sign-in/persona', '', { number })).statusCode, 404)
  assert.equal((await desk.post('/desk/sign-in/persona', '', { number: '118' })).headers.location, '/desk')
  assert.ok(!(await desk.get('/desk/sign-in')).body.includes('Real person'))
})
