import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from './actor.ts'
import { viewerOf } from './fields.ts'
import { ACCESS, type ActionName, may } from './table.ts'

const CASE = { id: 'case-1', officeId: 'AST', assignedTo: 'staff-1' }

function staff(id: string, officeId: string, ...roles: readonly Role[]): Actor {
  return { kind: 'staff', id, number: id, officeId, roles }
}

const ACTORS = {
  public: { kind: 'public' },
  holder: { kind: 'applicant', caseIds: ['case-1', 'case-9'] },
  accountHolder: { kind: 'applicant', caseIds: ['case-2'], account: { id: 'account-1', sessionId: 'session-1', caseIds: ['case-2'] } },
  otherApplicant: { kind: 'applicant', caseIds: ['case-2'] },
  assigned: staff('staff-1', 'AST', 'officer'),
  colleague: staff('staff-2', 'AST', 'officer'),
  officerElsewhere: staff('staff-3', 'ALA', 'officer'),
  /** Held the case, then went to another office. */
  moved: staff('staff-1', 'ALA', 'officer'),
  /** Held the case, then lost the role. */
  former: staff('staff-1', 'AST'),
  supervisor: staff('staff-4', 'AST', 'supervisor'),
  supervisorElsewhere: staff('staff-5', 'ALA', 'supervisor'),
  clerk: staff('staff-6', 'AST', 'clerk'),
  clerkElsewhere: staff('staff-10', 'ALA', 'clerk'),
  borderOfficer: staff('staff-9', 'ALA', 'border-officer'),
  auditor: staff('staff-7', 'ALA', 'auditor'),
  administrator: staff('staff-8', 'AST', 'administrator'),
  system: { kind: 'system', job: 'any' },
} as const satisfies Record<string, Actor>

type ActorName = keyof typeof ACTORS
const NAMES = Object.keys(ACTORS) as readonly ActorName[]

const EVERYONE = NAMES
const HOLDER: readonly ActorName[] = ['holder']
const ACCOUNT: readonly ActorName[] = ['accountHolder']
const SYSTEM: readonly ActorName[] = ['system']
const DECIDES: readonly ActorName[] = ['assigned']
const BORDER: readonly ActorName[] = ['borderOfficer']
const DESK: readonly ActorName[] = ['assigned', 'colleague', 'officerElsewhere', 'moved', 'supervisor', 'supervisorElsewhere']

/** Who may do it to the case above. An act without a line here does not compile. */
const EXPECTED: Readonly<Record<ActionName, readonly ActorName[]>> = {
  'read-guidance': EVERYONE,
  'check-eligibility': EVERYONE,
  'start-application': EVERYONE,
  'start-family-member': HOLDER,
  'read-application': HOLDER,
  'save-answers': HOLDER,
  'upload-document': HOLDER,
  'add-pages': HOLDER,
  'arrange-pages': HOLDER,
  'list-documents': HOLDER,
  'crop-portrait': HOLDER,
  'settle-passport': HOLDER,
  'read-document': ['holder', 'assigned', 'supervisor'],
  'send-email-code': HOLDER,
  'confirm-email': HOLDER,
  'confirm-email-by-link': EVERYONE,
  'change-email': HOLDER,
  'resume-by-link': EVERYONE,
  'find-case': EVERYONE,
  'recover-reference': EVERYONE,
  'submit-application': HOLDER,
  'amend-application': HOLDER,
  'start-payment': HOLDER,
  'return-from-payment': HOLDER,
  'take-notification': EVERYONE,
  'reconcile-payment': SYSTEM,
  'make-refund': SYSTEM,
  'read-status': HOLDER,
  'resubmit-application': HOLDER,
  'drop-fee-difference': HOLDER,
  'change-stay': HOLDER,
  'drop-stay-change': HOLDER,
  'withdraw-application': HOLDER,
  'download-card': HOLDER,
  'download-receipt': HOLDER,
  'download-refusal': HOLDER,
  'download-empty-form': EVERYONE,
  'download-form': ['holder', 'assigned', 'supervisor'],
  'retry-application': HOLDER,
  'report-mistake': HOLDER,
  'ask-account-code': EVERYONE,
  'sign-in-to-account': EVERYONE,
  'read-account': ACCOUNT,
  'keep-case': HOLDER,
  'start-for-person': HOLDER,
  'add-held-card': ACCOUNT,
  'renew-account-card': ACCOUNT,
  'change-contact': ACCOUNT,
  'use-account-address': HOLDER,
  'end-account-session': ACCOUNT,
  'change-passkeys': ACCOUNT,
  'close-account': ACCOUNT,
  'send-message': EVERYONE,
  'check-card': EVERYONE,
  'find-my-card': EVERYONE,
  'renew-card': EVERYONE,
  'change-card': EVERYONE,
  'cancel-card': EVERYONE,
  'go-on-with-card': EVERYONE,
  'read-offices': EVERYONE,
  'read-free-times': EVERYONE,
  'book-appointment': EVERYONE,
  'find-appointment': EVERYONE,
  'read-appointment-calendar': EVERYONE,
  'change-appointment': EVERYONE,
  'cancel-appointment': EVERYONE,
  'check-seal': EVERYONE,
  'read-trust-file': EVERYONE,
  'check-message': EVERYONE,
  'read-queue': DESK,
  'take-next-case': ['assigned', 'colleague'],
  'read-case': ['assigned', 'supervisor', 'auditor'],
  'release-case': ['assigned', 'supervisor'],
  'assign-case': ['supervisor'],
  'overrule-finding': DECIDES,
  'read-overrules': ['supervisor', 'supervisorElsewhere', 'auditor'],
  'approve-case': DECIDES,
  'refuse-case': DECIDES,
  'return-case': DECIDES,
  'decline-correction': DECIDES,
  'change-card-state': ['supervisor'],
  'read-messages': DESK,
  'read-unreachable': DESK,
  'read-collection': ['clerk', 'clerkElsewhere'],
  'read-appointments': ['clerk', 'clerkElsewhere'],
  'receive-visitor': ['clerk'],
  'call-off-appointment': ['clerk'],
  'hand-over-card': ['clerk'],
  'bring-back-paper': ['clerk'],
  'reissue-paper': ['clerk'],
  'read-paper': HOLDER,
  'read-collection-appointment': HOLDER,
  'read-collection-calendar': HOLDER,
  'choose-collection': HOLDER,
  'report-missing-card': HOLDER,
  'book-collection-appointment': HOLDER,
  'change-collection-appointment': HOLDER,
  'cancel-collection-appointment': HOLDER,
  'enrol-device': BORDER,
  'sync-crossings': BORDER,
  'issue-card': SYSTEM,
  'publish-trust': SYSTEM,
  'reseal-card': SYSTEM,
  'make-print-batch': SYSTEM,
  'take-bureau-news': SYSTEM,
  'note-returned-mail': SYSTEM,
  'watch-uncollected': SYSTEM,
  'close-past-appointments': SYSTEM,
  'lapse-case': SYSTEM,
  'recompute-due-day': SYSTEM,
  'remove-old-drafts': SYSTEM,
  'remove-expired': SYSTEM,
  'scan-documents': SYSTEM,
  'send-notice': SYSTEM,
  'send-account-letter': SYSTEM,
  'remind-holders': SYSTEM,
  'read-parameters': EVERYONE,
}

const ACTIONS = Object.keys(ACCESS) as readonly ActionName[]

/** Every act with every kind of actor, as far as it differs from what was declared. */
function differences(): string[] {
  return ACTIONS.flatMap((action) =>
    NAMES.filter((name) => may(ACTORS[name], action, CASE) !== EXPECTED[action].includes(name)).map((name) => `${action}: ${name}`),
  )
}

test('every act is open to exactly those it was declared for', () => {
  assert.ok(ACTIONS.length >= 50 && NAMES.length === 17, `${ACTIONS.length} acts and ${NAMES.length} kinds of actors`)
  assert.deepEqual(Object.keys(EXPECTED).sort(), [...ACTIONS].sort())
  assert.deepEqual(differences(), [])
})

test('an act that a rule too many opens is noticed', () => {
  const table = ACCESS as unknown as Record<string, readonly string[]>
  const rules = table['approve-case'] ?? []
  table['approve-case'] = ['assigned-officer', 'officer-of-office']
  try {
    assert.deepEqual(differences(), ['approve-case: colleague'])
  } finally {
    table['approve-case'] = rules
  }
  assert.deepEqual(differences(), [])
})

test('without a case only acts that concern none are open', () => {
  const open = ACTIONS.filter((action) => NAMES.some((name) => may(ACTORS[name], action)) && EXPECTED[action] !== EVERYONE && EXPECTED[action] !== SYSTEM)
  assert.deepEqual(open.sort(), [
    'add-held-card',
    'assign-case',
    'bring-back-paper',
    'call-off-appointment',
    'change-card-state',
    'change-contact',
    'change-passkeys',
    'close-account',
    'download-form',
    'end-account-session',
    'enrol-device',
    'hand-over-card',
    'read-account',
    'read-appointments',
    'read-case',
    'read-collection',
    'read-document',
    'read-messages',
    'read-overrules',
    'read-queue',
    'read-unreachable',
    'receive-visitor',
    'reissue-paper',
    'release-case',
    'renew-account-card',
    'sync-crossings',
    'take-next-case',
  ])
  assert.equal(may(ACTORS.holder, 'read-status'), false)
  assert.equal(may(ACTORS.assigned, 'approve-case'), false)
})

test('a case that nobody holds is decided by nobody', () => {
  const waiting = { id: 'case-1', officeId: 'AST' }
  for (const action of ['approve-case', 'refuse-case', 'return-case', 'decline-correction'] as const)
    assert.deepEqual(
      NAMES.filter((name) => may(ACTORS[name], action, waiting)),
      [],
      action,
    )
})

test('whoever may read a case sees it with the eyes of the role that lets them in', () => {
  const seen = Object.fromEntries(NAMES.filter((name) => may(ACTORS[name], 'read-case', CASE)).map((name) => [name, viewerOf(ACTORS[name], CASE)]))
  assert.deepEqual(seen, { assigned: 'officer', supervisor: 'supervisor', auditor: 'auditor' })
})

test('a role of one office gives no more than auditing in another', () => {
  for (const role of ['supervisor', 'officer'] as const) {
    const both = staff('staff-1', 'ALA', role, 'auditor')
    assert.equal(may(both, 'read-case', CASE), true)
    assert.equal(viewerOf(both, CASE), 'auditor')
  }
})
