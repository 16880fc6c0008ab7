import type { Clock } from '../../src/actions/ports.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { day } from '../../src/core/kernel/plain-date.ts'

export interface StandingClock extends Clock {
  forward(seconds: number): void
}

/** A clock that stands still until it is moved; its days are those of UTC. */
export function standingClock(start = '2026-03-02T04:00:00.000Z'): StandingClock {
  let now = instant(start)
  return {
    now: () => now,
    dayOf: (moment) => day(moment.slice(0, 10)),
    forward: (seconds) => {
      now = instant(new Date(Date.parse(now) + seconds * 1000).toISOString())
    },
  }
}
