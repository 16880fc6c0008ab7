import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HOLDER } from '../../../test/support/desk-cases.ts'
import { type DeskApp, openDeskApp, STAFF, type StaffName } from '../../../test/support/desk-app.ts'
import { CASE_FIELDS } from '../../core/access/fields.ts'

let desk: DeskApp

before(async () => {
  desk = await openDeskApp('desk-fields')
})
after(() => desk.close())

const FACTS = {
  name: `${HOLDER.surname} ${HOLDER.givenNames}`,
  birthPlace: HOLDER.birthPlace,
  passport: HOLDER.passportNumber,
  address: HOLDER.addressOfStay,
  occupation: HOLDER.occupation,
  email: HOLDER.email,
  phone: HOLDER.phone,
  nationality: 'Peru',
} as const
const PERSONAL = ['name', 'birthPlace', 'passport', 'address', 'occupation', 'nationality']

/** Facts of a traveller that stand on a page. */
const VISIBLE: Readonly<Record<'queue' | 'case', Readonly<Record<StaffName, readonly string[]>>>> = {
  queue: {
    assigned: ['nationality', 'held', 'waiting'],
    colleague: ['nationality', 'waiting'],
    officerElsewhere: [],
    supervisor: ['nationality', 'held', 'waiting'],
    supervisorElsewhere: [],
    auditor: [],
    administrator: [],
    clerk: [],
    clerkElsewhere: [],
    borderOfficer: [],
  },
  case: {
    assigned: [...PERSONAL, 'held'],
    colleague: [],
    officerElsewhere: [],
    supervisor: [...PERSONAL, 'held'],
    supervisorElsewhere: [],
    auditor: ['nationality', 'held'],
    administrator: [],
    clerk: [],
    clerkElsewhere: [],
    borderOfficer: [],
  },
}

async function fieldDifferences(): Promise<string[]> {
  const wrong: string[] = []
  for (const route of ['queue', 'case'] as const) {
    for (const person of Object.keys(STAFF) as readonly StaffName[]) {
      const [held, waiting] = [await desk.caseInReview('assigned'), await desk.caseInReview()]
      const { body } = await desk.get(route === 'queue' ? '/desk' : `/desk/case/${held.code}`, await desk.signIn(person))
      const facts = { ...FACTS, held: held.code, waiting: waiting.code }
      const seen = Object.entries(facts).flatMap(([name, fact]) => (body.includes(fact) ? [name] : []))
      const expected = VISIBLE[route][person]
      for (const name of Object.keys(facts))
        if (seen.includes(name) !== expected.includes(name)) wrong.push(`${route} as ${person}: ${name} is ${seen.includes(name) ? 'shown' : 'missing'}`)
    }
  }
  return wrong
}

test('every page shows each of them what they need and nothing else: no name in the queue, no name for an auditor, no contact data at all', async () => {
  assert.deepEqual(await fieldDifferences(), [])
})

test('a field too many is noticed: a name that an auditor could read', async () => {
  const fields = CASE_FIELDS as unknown as Record<string, readonly string[]>
  const kept = { ...fields }
  try {
    fields.auditor = [...(kept.auditor ?? []), 'holderName']
    assert.deepEqual(await fieldDifferences(), ['case as auditor: name is shown'])
  } finally {
    Object.assign(fields, kept)
  }
})
