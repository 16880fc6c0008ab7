import type { StaffMember } from '../actions/ports/people.ts'
import { type Role, ROLES } from '../core/access/actor.ts'
import { isLanguage, LANGUAGES } from '../core/kernel/language.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import { commandProblem } from './command-problem.ts'
import { EXIT } from './exit-codes.ts'

interface Typed {
  readonly number: string
  readonly name?: string
  readonly office?: string
  readonly roles?: string
  readonly language?: string
}

/** The member as typed on the command line; throws with what is wrong. */
export function newMember(typed: Typed, id: string): StaffMember {
  const { number, name = '', office = '', roles = '', language = 'en' } = typed
  if (!/^[0-9A-Za-z][0-9A-Za-z-]{0,19}$/.test(number)) throw wrong('--number takes up to 20 digits, Latin letters and dashes')
  if (!/^[^\p{Cc}\p{Zl}\p{Zp}]{1,80}$/u.test(name.trim())) throw wrong('--name takes 1 to 80 characters on one line')
  const offices: readonly string[] = demoAgency.offices.map((one) => one.id)
  if (!offices.includes(office)) throw wrong(`--office is one of ${offices.join(', ')}`)
  if (!isLanguage(language)) throw wrong(`--language is one of ${LANGUAGES.join(', ')}`)
  return { id, number, name: name.trim(), officeId: office, roles: rolesOf(roles), active: true, persona: false, language }
}

function rolesOf(text: string): readonly Role[] {
  const names = text.split(',').map((part) => part.trim())
  const known = ROLES.filter((role) => names.includes(role))
  if (known.length === 0 || names.some((name) => !(ROLES as readonly string[]).includes(name)))
    throw wrong(`--roles takes ${ROLES.join(', ')}, several with commas`)
  return known
}

function wrong(message: string): Error {
  return commandProblem(EXIT.usage, message)
}
