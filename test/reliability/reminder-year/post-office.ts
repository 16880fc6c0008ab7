import type { Pool } from 'pg'
import { sendNotice } from '../../../src/jobs/send-notice.ts'
import type { Deps } from '../../../src/actions/deps.ts'
import { type FakeMailSender, fakeMailSender } from '../../../src/adapters/mail/fake-sender.ts'
import { postgresCases } from '../../../src/adapters/postgres/cases.ts'
import { postgresReminders } from '../../../src/adapters/postgres/reminders.sql.ts'
import { fakeSms, memorySmsStore } from '../../../src/adapters/sms/fake-sms.ts'
import type { SmsSender } from '../../../src/actions/ports/sms.ts'
import { createLetters } from '../../../src/letters/letters.ts'
import { countryTexts } from '../../../src/main/country-texts.ts'
import { createTexts } from '../../../src/texts/words.ts'
import { ORIGIN } from '../../support/demo-letters.ts'
import { NOTICE_PLANNER } from '../../support/held-cards.ts'
import type { Random } from '../seeded-random.ts'

/** Sends what is due as the worker does, with processes that die between the sending and the mark. */
export interface Post {
  readonly sms: SmsSender
  work(random: Random): Promise<void>
  /** `card channel moment of planning` of all that arrived, once for each copy. */
  delivered(): Promise<readonly string[]>
  faults(): Promise<readonly string[]>
}

export async function postOffice(pool: Pool, base: Pick<Deps, 'clock' | 'chance' | 'law'>): Promise<Post> {
  const mail = fakeMailSender()
  const store = memorySmsStore()
  const sms = fakeSms(store)
  let dies = false
  const cases = postgresCases({ pool, jobs: NOTICE_PLANNER })
  const own: Partial<Deps> = {
    ...base,
    mail,
    sms,
    cases: {
      ...cases,
      setNoticeSent: async (id, at) => {
        if (dies) throw new Error('the process is dead')
        await cases.setNoticeSent(id, at)
      },
    },
    reminders: postgresReminders({ pool, jobs: NOTICE_PLANNER }),
    letters: createLetters({ texts: createTexts(countryTexts), law: base.law, publicOrigin: ORIGIN }),
    publicOrigin: ORIGIN,
  }
  // What only other kinds of letters need is not there.
  const deps = own as Deps
  const send = (noticeId: string) => sendNotice(deps, { kind: 'system', job: 'send-notice' }, { noticeId })
  return {
    sms,
    async work(random) {
      for (const notice of await dueIn(pool, base.clock.now())) {
        dies = random() < 0.1
        const first = await send(notice).catch(() => undefined)
        dies = false
        // Two processes may hold the same job for a moment, when the first was taken for dead.
        if (!first || random() < 0.1) await Promise.all([send(notice), send(notice)]).catch(() => undefined)
      }
    },
    delivered: async () => deliveredIn(pool, [...mail.taken, ...(await store.list(Number.MAX_SAFE_INTEGER))]),
    faults: async () => calendarFaults(mail),
  }
}

async function dueIn(pool: Pool, now: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ notice: string }>(
    `select notice_id as notice from planned_notice p
     where start_after <= $1 and exists (select from notice n where n.id = p.notice_id and n.state = 'queued') order by id`,
    [now],
  )
  return rows.map(({ notice }) => notice)
}

/** The id of a message is that of its notice; letters have our host behind it. */
async function deliveredIn(pool: Pool, arrived: readonly { readonly messageId: string }[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ number: string; channel: string; at: string }>(
    `select n.facts ->> 'cardNumber' as number, n.channel, n.created_at as at from unnest($1::uuid[]) as arrived (id) join notice n using (id)`,
    [arrived.map(({ messageId }) => messageId.split('@')[0])],
  )
  return rows.map(({ number, channel, at }) => `${number} ${channel} ${at}`).toSorted()
}

/** One calendar file for a card at most. */
function calendarFaults(mail: FakeMailSender): readonly string[] {
  const names = mail.taken.flatMap(({ attachments }) => attachments.map(({ filename }) => filename))
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  return [...twice.map((name) => `calendar file twice: ${name}`), ...(names.length === 0 ? ['no calendar file at all'] : [])]
}
