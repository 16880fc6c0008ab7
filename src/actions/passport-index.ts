import { tidyDocumentNumber } from '../core/form/check-field.ts'
import type { Answers } from '../core/service/definition.ts'
import type { CaseChange } from './ports/cases.ts'
import type { Secrets } from './ports/people.ts'

/** Equality of passports without the number: a keyed hash over nationality and number. */
export function passportIndex(secrets: Secrets, passport: { readonly nationality?: string; readonly passportNumber?: string }): string {
  return secrets.seal('passport', `${passport.nationality ?? ''}|${tidyDocumentNumber(passport.passportNumber ?? '')}`)
}

/** For every change that sets answers: the index never says another passport than the answers do. */
export function passportOf(secrets: Secrets, answers: Answers): Pick<CaseChange, 'passportIndex'> {
  return answers.passportNumber && answers.nationality ? { passportIndex: passportIndex(secrets, answers) } : {}
}
