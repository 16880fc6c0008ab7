import type { Chance } from '../actions/ports.ts'
import type { StaffMember } from '../actions/ports/people.ts'
import type { Instant } from '../core/kernel/instant.ts'

/** The made-up people of the demo, one click away. Names are invented; numbers are what the applicant sees. */
export function demoPersonas(chance: Chance, at: Instant): readonly StaffMember[] {
  const person = (number: string, name: string, roles: StaffMember['roles']): StaffMember => ({
    id: chance.uuid(at), number, name, officeId: 'AST', roles, active: true, persona: true, language: 'en',
  })
  return [
    person('118', 'Aigerim Demo', ['officer']),
    person('121', 'Daniyar Demo', ['officer']),
    person('107', 'Saule Demo', ['supervisor']),
    person('130', 'Timur Demo', ['auditor']),
  ]
}
