import type { Pool } from 'pg'
import type { Leftovers } from '../../actions/ports/people.ts'
import { changed } from './statement.ts'

/** Rows that open nothing any more. A day of grace keeps what may still be looked at when somebody asks what happened. */
export function postgresLeftovers({ pool }: { readonly pool: Pool }): Leftovers {
  return {
    async removeExpired(now) {
      let removed = 0
      for (const statement of EXPIRED) removed += await changed(pool, statement, [now])
      return removed
    },
  }
}

const EXPIRED = [
  `delete from applicant_session where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from staff_session where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from resume_link where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from email_check where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from staff_enrolment where expires_at < $1::timestamptz - interval '30 days'`,
  `delete from passkey_challenge where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from account_code where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from account_change where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from account_challenge where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from account_session where created_at < $1::timestamptz - interval '90 days' and expires_at < $1::timestamptz`,
  `delete from account_letter where created_at < $1::timestamptz - interval '90 days'`,
  `delete from appointment where on_day < $1::timestamptz - interval '90 days'`,
  `delete from account where seen_at < $1::timestamptz - interval '24 months'`,
  // What a case of ours is about stays as long as the case does.
  `delete from held_card where valid_until < $1::timestamptz - interval '5 years' and renewed_by is null
    and not exists (select from case_file c where c.renews_held = held_card.id)`,
  `delete from idempotency_key where created_at < $1::timestamptz - interval '2 days'`,
  // A bucket that nobody took from for a day is full again.
  `delete from rate_bucket where updated_at < $1::timestamptz - interval '1 day'`,
]
