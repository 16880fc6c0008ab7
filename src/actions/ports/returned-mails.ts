import type { Instant } from '../../core/kernel/instant.ts'

/** `noted`: now; `known`: it had come back before. */
export type CameBack = 'noted' | 'known' | 'unknown'

/** Letters that a mail server had taken and that came back all the same. */
export interface ReturnedMails {
  /** `id` of a notice or of a reminder about a card of another register. */
  cameBack(id: string, at: Instant): Promise<CameBack>
}
