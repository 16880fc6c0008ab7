export const ROLES = ['officer', 'supervisor', 'clerk', 'border-officer', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** Who acts. A person may be several; a request acts as one of them. */
export type Actor =
  | { readonly kind: 'public' }
  /** Someone whose session was opened for these cases. */
  | { readonly kind: 'applicant'; readonly caseIds: readonly string[] }
  | { readonly kind: 'staff'; readonly id: string; readonly number: string; readonly officeId: string; readonly roles: readonly Role[] }
  | { readonly kind: 'system'; readonly job: string }
