import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise, eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { OverruleCount } from './ports/cases.ts'
import { saveCase } from './save-case.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'cases'>

const LONGEST_REASON = 300

/** An officer sees the photo otherwise than the check, and says why. The finding stays beside that word, and rules that are often overruled are found. */
export async function overruleFinding(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly document: string; readonly rule: string; readonly reason: string },
): Promise<Result<CaseFile, 'not-found' | 'reason-missing' | 'too-long' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'overrule-finding', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const page = (await deps.cases.documents(file.id)).find(({ requirement }) => requirement === input.document)
  const findings = page?.measured?.kind === 'portrait' ? page.measured.findings : []
  if (!page || !findings.some(({ rule, shown }) => rule === input.rule && shown)) return refuse('not-found')
  const reason = input.reason.trim()
  if (reason === '') return refuse('reason-missing', {}, 'reason')
  if (reason.length > LONGEST_REASON) return refuse('too-long', { max: LONGEST_REASON }, 'reason')
  const at = deps.clock.now()
  const by = eventActor(actor)
  return saveCase(deps.cases, file, {
    at,
    patch: {},
    events: [{ kind: 'overrule-finding', actor: by, at, data: { document: input.document, rule: input.rule } }],
    overruled: { document: page.id, rule: input.rule, by: by.id, reason },
  })
}

/** Days that the rates look back. */
export const RATE_DAYS = 90

/** How often each rule of the photo check found something, and how often an officer did not share it. */
export async function readOverrules(deps: Needs, actor: Actor): Promise<Result<readonly OverruleCount[], 'not-found'>> {
  const allowed = authorise(actor, 'read-overrules')
  return allowed.ok ? ok(await deps.cases.overruleCounts(hoursAfter(deps.clock.now(), -24 * RATE_DAYS))) : allowed
}
