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

/**
 * Before anything is written: the profile that made the database; `nobody` when it is empty; `unclaimed` when our tables are there without an
 * owner, as after an interrupted first start; `strangers` when it holds tables and none of them is ours.
 */
export async function ownerOfDatabase(pool: Pool): Promise<Profile | 'nobody' | 'unclaimed' | 'strangers'> {
  const [seen] = await rowsOf<{ readonly claimable: boolean; readonly migrated: boolean; readonly tables: boolean }>(pool, LOOK)
  if (seen?.claimable) return (await readInstallation(pool))?.profile ?? 'unclaimed'
  if (seen?.migrated) return 'unclaimed'
  return seen?.tables ? 'strangers' : 'nobody'
}

const LOOK = `
  select to_regclass('public.installation') is not null as claimable, to_regclass('public.schema_migration') is not null as migrated,
    exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'pgboss')
        and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
    ) as tables`

/** Whether the database answers at all; for health checks. */
export async function databaseAnswers(pool: Pool): Promise<boolean> {
  return (await rowsOf(pool, 'select 1 as one')).length === 1
}

const CLAIM = `
  insert into installation (profile, made_at)
  select $1, $2 where not exists (select from case_file)
  on conflict (only_row) do nothing`

const READ = 'select profile, made_at as "madeAt" from installation'
