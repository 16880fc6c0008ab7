import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reminderYear, type Twin, type YearReport } from '../../test/reliability/reminder-year/year.ts'
import { openStores } from '../../test/support/stores.ts'
import { addHeldCards, heldCard, makeNoticePlanner, NOTICE_PLANNER } from '../../test/support/held-cards.ts'
import { demoLetters } from '../../test/support/demo-letters.ts'
import { standingClock } from '../../test/support/standing-clock.ts'
import { systemChance } from '../adapters/clock/system-clock.ts'
import { postgresHeldReminders } from '../adapters/postgres/held-reminders.sql.ts'
import { postgresReminders } from '../adapters/postgres/reminders.sql.ts'
import { fakeSms, memorySmsStore } from '../adapters/sms/fake-sms.ts'
import type { Actor } from '../core/access/actor.ts'
import { day } from '../core/kernel/plain-date.ts'
import type { Deps } from './deps.ts'
import { remindHolders } from './remind-holders.ts'
import { unreachableHolders } from './unreachable-holders.ts'
import { sampleOf } from '../../test/support/sample.ts'

test('in a year of many holders everybody hears exactly what is due, once, by day, and nothing after a renewal, whatever dies and however the clock jumps', async () => {
  const holders = sampleOf(200)
  const report = await reminderYear({ seed: 11, holders, sends: true })
  assert.deepEqual(report.faults, [])
  assert.equal(report.night, 0)
  assert.ok(
    report.planned > holders * 4.5 && report.delivered > holders * 4 && report.deaths > 15 && report.renewals > holders / 5 && report.jumps > 2,
    JSON.stringify(report),
  )
})

// ---- The same year with products that are broken on purpose ----

const TAKEN = 'for no key update of k skip locked'
const withoutLock = (text: string) => text.replace(TAKEN, '')
const WITHOUT_KEY = 'alter table reminder drop constraint reminder_pkey'

const part = (twin: Twin, days = 90): Promise<YearReport> => reminderYear({ seed: 5, holders: sampleOf(150), sends: false, days, twin })
const doubles = ({ faults }: YearReport) => faults.filter((fault) => fault.startsWith('planned too often')).length

test('without the lock the key of the table still keeps doubles out', async () => {
  const report = await part({ rewrite: withoutLock })
  assert.deepEqual([report.planned > sampleOf(150), report.faults], [true, []])
})

test('twins without lock and key, or without a look at what was sent, write doubles, and are noticed', async () => {
  const unlocked = await part({ rewrite: withoutLock, schema: WITHOUT_KEY })
  assert.ok(doubles(unlocked) > 5, `${doubles(unlocked)} doubles`)
  const stays = (text: string) => text.replace('set remind_on = d.next', 'set remind_on = k.remind_on')
  const forgets = await part({ rewrite: stays, schema: WITHOUT_KEY, forgets: true }, 4)
  assert.ok(doubles(forgets) > sampleOf(100), `${doubles(forgets)} doubles`)
})

test('a twin that does not see renewals writes to people who have a new card, and is noticed', async () => {
  const blind = (text: string) => text.replace(/exists \(\s+select from case_file r[\s\S]*?\) as renewed/, 'false as renewed')
  assert.ok(doubles(await part({ rewrite: blind })) > 5)
})

// ---- Single things ----

const SYSTEM: Actor = { kind: 'system', job: 'remind-holders' }

test('whoever may not remind does nothing; a holder without an address, or with a refused one, is written down; and the office of the officer sees only its own', async () => {
  const stores = await openStores('remind-holders')
  try {
    await makeNoticePlanner(stores.pool)
    const { law } = await demoLetters()
    const clock = standingClock('2027-05-01T05:00:00.000Z')
    const deps: Pick<Deps, 'clock' | 'chance' | 'law' | 'reminders' | 'heldReminders' | 'sms'> = {
      clock,
      chance: systemChance((count) => crypto.getRandomValues(new Uint8Array(count))),
      law: () => law,
      reminders: postgresReminders({ pool: stores.pool, jobs: NOTICE_PLANNER }),
      heldReminders: postgresHeldReminders({ pool: stores.pool, jobs: NOTICE_PLANNER }),
      sms: fakeSms(memorySmsStore()),
    }
    const none = heldCard({ validUntil: day('2027-06-30'), phone: '87010000000' })
    const both = heldCard({ validUntil: day('2027-06-30'), email: 'both@example.org', phone: '+77010000000' })
    await addHeldCards(stores.pool, [none, both])
    assert.equal(await remindHolders(deps, { kind: 'public' }), 0)
    // A country without services that remind never looks at a card.
    const silent = { ...law, definitions: law.definitions.filter(({ reminders }) => reminders === undefined) }
    assert.equal(await remindHolders({ ...deps, law: () => silent }, SYSTEM), 0)
    assert.equal(await remindHolders(deps, SYSTEM), 2)
    const rows = async (cardId: string) =>
      (await stores.pool.query(`select key || ' ' || channel || ' ' || state as row from reminder where card_id = $1 order by 1`, [cardId])).rows
    assert.deepEqual(await rows(none.id), [{ row: 'before-60 email failed' }, { row: 'before-60 sms failed' }])
    for (const { id } of await stores.cases.notices(both.caseId)) await stores.cases.setNoticeRefused(id, clock.now())
    clock.forward(30 * 86_400)
    assert.equal(await remindHolders(deps, SYSTEM), 0)
    assert.deepEqual(
      await rows(both.id),
      ['before-30', 'before-60'].flatMap((key) => ['email', 'sms'].map((channel) => ({ row: `${key} ${channel} failed` }))),
    )
    const officer: Actor = { kind: 'staff', id: 'o', number: '1', officeId: 'ast', roles: ['officer'] }
    assert.equal((await unreachableHolders(deps, officer)).length, 2)
    assert.equal((await unreachableHolders(deps, officer, 1)).length, 1)
    assert.deepEqual(await unreachableHolders(deps, { ...officer, officeId: 'ala' }), [])
    assert.deepEqual(await unreachableHolders(deps, { kind: 'public' }), [])
  } finally {
    await stores.close()
  }
})
