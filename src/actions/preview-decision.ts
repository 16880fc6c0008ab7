import type { Actor } from '../core/access/actor.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { readReasons, type ReasonInput, refusedFacts, returnedFacts, toDecide } from './decide-case.ts'
import type { Deps } from './deps.ts'
import type { WrittenNotice } from './ports/letters.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'law' | 'letters' | 'publicOrigin'>

/** Stands where the letter that is sent has its own code. */
const NO_CODE_YET = '········'

export interface LetterPreview {
  /** The applicant's language, in which the letter is sent. */
  readonly language: Language
  readonly sent: WrittenNotice
  /** The same in the officer's language, where that is another. */
  readonly own?: WrittenNotice
}

/** The letter that a return or refusal for these reasons would send today. Nothing is saved and nothing sent. */
export async function previewDecision(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly act: 'return' | 'refuse'; readonly reasons: readonly ReasonInput[]; readonly language: Language },
): Promise<Result<LetterPreview, 'not-found' | 'move-not-allowed' | 'reason-missing' | 'reason-unknown' | 'target-missing'>> {
  const found = await toDecide(deps, actor, { action: `${input.act}-case`, move: input.act, code: input.code })
  if (!found.ok) return found
  const file = found.value
  const reasons = readReasons(deps, file, { reasons: input.reasons, use: input.act })
  if (!reasons.ok) return reasons
  const on = deps.clock.dayOf(deps.clock.now())
  const facts = input.act === 'return' ? returnedFacts(deps, file, { reasons: reasons.value, on }) : refusedFacts(deps, reasons.value, on)
  const { code: caseCode, service, holderName } = file
  const about = { messageCode: NO_CODE_YET, publicOrigin: deps.publicOrigin, caseCode, service, ...(holderName ? { name: holderName } : {}) }
  const kind = input.act === 'return' ? 'returned' : 'refused'
  const inLanguage = (language: Language) => deps.letters.notice({ ...about, ...facts, kind, language })
  const own = input.language === file.language ? {} : { own: inLanguage(input.language) }
  return ok({ language: file.language, sent: inLanguage(file.language), ...own })
}
