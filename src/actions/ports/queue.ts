import type { Instant } from '../../core/kernel/instant.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'

export interface QueueRow {
  readonly id: string
  readonly code: string
  readonly service: string
  readonly state: string
  readonly speed?: string
  readonly nationality?: string
  readonly dueOn?: PlainDate
  readonly startedAt?: Instant
  readonly assignedTo?: string
}

export interface QueueCounts {
  readonly overdue: number
  readonly today: number
  readonly tomorrow: number
  readonly later: number
  readonly stopped: number
}
