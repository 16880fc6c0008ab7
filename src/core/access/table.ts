import type { CaseFile } from '../case/case-file.ts'
import { unreachable } from '../kernel/result.ts'
import type { Actor, Role } from './actor.ts'

/** What must be true of the actor and the case. Rules of one action are joined by "or". */
type Rule =
  | 'anyone'
  | 'holds-case'
  | 'holds-account'
  | 'system'
  | 'desk'
  | 'officer-of-office'
  | 'assigned-officer'
  | 'supervisor-of-office'
  | 'supervisor'
  | 'border-officer'
  | 'clerk'
  | 'clerk-of-office'
  | 'auditor'
  | 'administrator'

/** Every act of the product, with who may do it. An act that is not here does not exist: the type of `may` says so. */
export const ACCESS = {
  'read-guidance': ['anyone'],
  'check-eligibility': ['anyone'],
  'start-application': ['anyone'],
  'start-family-member': ['holds-case'],
  'read-application': ['holds-case'],
  'save-answers': ['holds-case'],
  'upload-document': ['holds-case'],
  'add-pages': ['holds-case'],
  'arrange-pages': ['holds-case'],
  'list-documents': ['holds-case'],
  'crop-portrait': ['holds-case'],
  'settle-passport': ['holds-case'],
  'read-document': ['holds-case', 'assigned-officer', 'supervisor-of-office'],
  'send-email-code': ['holds-case'],
  'confirm-email': ['holds-case'],
  'confirm-email-by-link': ['anyone'],
  'change-email': ['holds-case'],
  'resume-by-link': ['anyone'],
  'find-case': ['anyone'],
  'recover-reference': ['anyone'],
  'submit-application': ['holds-case'],
  'amend-application': ['holds-case'],
  'start-payment': ['holds-case'],
  'return-from-payment': ['holds-case'],
  'take-notification': ['anyone'],
  'reconcile-payment': ['system'],
  'make-refund': ['system'],
  'read-status': ['holds-case'],
  'resubmit-application': ['holds-case'],
  'drop-fee-difference': ['holds-case'],
  'change-stay': ['holds-case'],
  'drop-stay-change': ['holds-case'],
  'withdraw-application': ['holds-case'],
  'download-card': ['holds-case'],
  'download-receipt': ['holds-case'],
  'download-refusal': ['holds-case'],
  'download-empty-form': ['anyone'],
  'download-form': ['holds-case', 'assigned-officer', 'supervisor-of-office'],
  'retry-application': ['holds-case'],
  'report-mistake': ['holds-case'],
  'ask-account-code': ['anyone'],
  'sign-in-to-account': ['anyone'],
  'read-account': ['holds-account'],
  'keep-case': ['holds-case'],
  'start-for-person': ['holds-case'],
  'add-held-card': ['holds-account'],
  'renew-account-card': ['holds-account'],
  'change-contact': ['holds-account'],
  'use-account-address': ['holds-case'],
  'end-account-session': ['holds-account'],
  'change-passkeys': ['holds-account'],
  'close-account': ['holds-account'],
  'send-message': ['anyone'],
  'check-card': ['anyone'],
  'find-my-card': ['anyone'],
  'renew-card': ['anyone'],
  'change-card': ['anyone'],
  'cancel-card': ['anyone'],
  'go-on-with-card': ['anyone'],
  'read-offices': ['anyone'],
  'read-free-times': ['anyone'],
  'book-appointment': ['anyone'],
  'find-appointment': ['anyone'],
  'read-appointment-calendar': ['anyone'],
  'change-appointment': ['anyone'],
  'cancel-appointment': ['anyone'],
  'check-seal': ['anyone'],
  'read-trust-file': ['anyone'],
  'check-message': ['anyone'],
  'read-queue': ['desk'],
  'take-next-case': ['officer-of-office'],
  'read-case': ['assigned-officer', 'supervisor-of-office', 'auditor'],
  'release-case': ['assigned-officer', 'supervisor-of-office'],
  'assign-case': ['supervisor-of-office'],
  'overrule-finding': ['assigned-officer'],
  'read-overrules': ['supervisor', 'auditor'],
  'approve-case': ['assigned-officer'],
  'refuse-case': ['assigned-officer'],
  'return-case': ['assigned-officer'],
  'decline-correction': ['assigned-officer'],
  'change-card-state': ['supervisor-of-office'],
  'read-messages': ['desk'],
  'read-unreachable': ['desk'],
  'read-collection': ['clerk'],
  'read-appointments': ['clerk'],
  'receive-visitor': ['clerk-of-office'],
  'call-off-appointment': ['clerk-of-office'],
  'hand-over-card': ['clerk-of-office'],
  'bring-back-paper': ['clerk-of-office'],
  'reissue-paper': ['clerk-of-office'],
  'read-paper': ['holds-case'],
  'read-collection-appointment': ['holds-case'],
  'read-collection-calendar': ['holds-case'],
  'choose-collection': ['holds-case'],
  'report-missing-card': ['holds-case'],
  'book-collection-appointment': ['holds-case'],
  'change-collection-appointment': ['holds-case'],
  'cancel-collection-appointment': ['holds-case'],
  'enrol-device': ['border-officer'],
  'sync-crossings': ['border-officer'],
  'issue-card': ['system'],
  'publish-trust': ['system'],
  'reseal-card': ['system'],
  'make-print-batch': ['system'],
  'take-bureau-news': ['system'],
  'note-returned-mail': ['system'],
  'watch-uncollected': ['system'],
  'close-past-appointments': ['system'],
  'lapse-case': ['system'],
  'recompute-due-day': ['system'],
  'remove-old-drafts': ['system'],
  'remove-expired': ['system'],
  'scan-documents': ['system'],
  'send-notice': ['system'],
  'send-account-letter': ['system'],
  'remind-holders': ['system'],
  'read-parameters': ['anyone'],
} as const satisfies Record<string, readonly Rule[]>

export type ActionName = keyof typeof ACCESS

type Subject = Pick<CaseFile, 'id' | 'officeId' | 'assignedTo'>

/** Whether the actor may do this to this case (or, without a case, at all). */
export function may(actor: Actor, action: ActionName, subject?: Subject): boolean {
  return ACCESS[action].some((rule) => satisfies(rule, actor, subject))
}

function satisfies(rule: Rule, actor: Actor, subject: Subject | undefined): boolean {
  switch (rule) {
    case 'anyone':
      return true
    case 'holds-case':
      return actor.kind === 'applicant' && subject !== undefined && actor.caseIds.includes(subject.id)
    case 'holds-account':
      return actor.kind === 'applicant' && actor.account !== undefined
    case 'system':
      return actor.kind === 'system'
    case 'desk':
      return hasRole(actor, 'officer') || hasRole(actor, 'supervisor')
    case 'officer-of-office':
      return hasRole(actor, 'officer') && ofOffice(actor, subject)
    case 'assigned-officer':
      return hasRole(actor, 'officer') && ofOffice(actor, subject) && subject !== undefined && actor.kind === 'staff' && subject.assignedTo === actor.id
    case 'supervisor-of-office':
      return hasRole(actor, 'supervisor') && ofOffice(actor, subject)
    case 'supervisor':
      return hasRole(actor, 'supervisor')
    case 'border-officer':
      return hasRole(actor, 'border-officer')
    case 'clerk':
      return hasRole(actor, 'clerk')
    case 'clerk-of-office':
      return hasRole(actor, 'clerk') && ofOffice(actor, subject)
    case 'auditor':
      return hasRole(actor, 'auditor')
    case 'administrator':
      return hasRole(actor, 'administrator')
    default:
      return unreachable(rule)
  }
}

function hasRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'staff' && actor.roles.includes(role)
}

function ofOffice(actor: Actor, subject: Subject | undefined): boolean {
  return actor.kind === 'staff' && (subject === undefined || subject.officeId === actor.officeId)
}
