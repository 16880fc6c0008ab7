import type { Pool } from 'pg'
import type { Instant } from '../../core/kernel/instant.ts'
import { changed, rowsOf } from './statement.ts'

export type Profile = 'demo' | 'production'

/**
 * `new`: this profile owns the database from now on. `same`: it did already. `other-profile`: the other one does.
 * `not-ours`: there are cases, but nobody ever claimed them, so nobody knows whose they are.
 */
export type Claim = 'new' | 'same' | 'other-profile' | 'not-ours'

export async function claimInstallation(pool: Pool, profile: Profile, at: Instant): Promise<Claim> {
  if ((await changed(pool, CLAIM, [profile, at])) === 1) return 'new'
  const owner = await readInstallation(pool)
  if (!owner) return 'not-ours'
  return owner.profile === profile ? 'same' : 'other-profile'
}

export async function readInstallation(pool: Pool): Promise<{ readonly profile: Profile; readonly madeAt: Instant } | undefined> {
  return (await rowsOf<{ profile: Profile; madeAt: Instant }>(pool, READ))[0]
}

const CLAIM = `
  insert into installation (profile, made_at)
  select $1, $2 where not exists (select from case_file)
  on conflict (only_row) do nothing`

const READ = 'select profile, made_at as "madeAt" from installation'
