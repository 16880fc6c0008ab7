import type { Actor } from '../core/access/actor.ts'
import { checkField, type Checked } from '../core/form/check-field.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { FieldDefinition } from '../core/service/definition.ts'
import { ownAccount } from './account-sessions.ts'
import type { Deps } from './deps.ts'
import type { LawBook } from './ports/law.ts'

export const WHEREABOUTS: FieldDefinition = { name: 'staysIn', kind: 'list', list: 'countries', required: true }

/** In which country the person of the account is now. */
export async function changeWhereabouts(
  deps: Pick<Deps, 'accounts' | 'law'>,
  actor: Actor,
  { country }: { readonly country: string },
): Promise<Result<true, 'not-found' | Extract<Checked, { ok: false }>['code']>> {
  const account = await ownAccount(deps, actor, 'change-contact')
  if (!account.ok) return account
  const checked = checkField(WHEREABOUTS, { staysIn: country }, { countries: Object.keys(deps.law().timeZones) })
  if (!checked.ok) return refuse(checked.code, checked.facts, WHEREABOUTS.name)
  await deps.accounts.setStaysIn(account.value.id, checked.value)
  return ok(true)
}

/** The country whose clock the agency goes by. */
export function homeCountry({ timeZones, timeZone }: Pick<LawBook, 'timeZones' | 'timeZone'>): string | undefined {
  return Object.keys(timeZones).find((country) => timeZones[country]?.includes(timeZone))
}

/** The clocks by which it has to be day before somebody's telephone may ring; those of the agency's country for whoever has not said anything else. */
export function clocksOf({ timeZones, timeZone }: Pick<LawBook, 'timeZones' | 'timeZone'>, staysIn: string | undefined): readonly string[] {
  return (staysIn !== undefined && timeZones[staysIn]) || [timeZone]
}
