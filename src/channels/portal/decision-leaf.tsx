import type { VNode } from 'preact'
import type { SpeedPromise } from '../../actions/price.ts'
import { daysOffBetween } from '../../core/calendar/working-days.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { leafOf, writtenDay } from '../../texts/written.ts'
import { Card } from '../ui/components/layout.tsx'
import { DueDay } from '../ui/components/promise.tsx'
import type { Visit } from './visit.ts'

/** Until something is paid, or sent where nothing is to be paid, the day of the decision moves with every day: the leaf says so. */
export function DecisionIfPaidToday({ visit, promise, today }: { readonly visit: Visit; readonly promise: SpeedPromise; readonly today: PlainDate }): VNode {
  const { words, language } = visit
  return (
    <Card title={words('form.decision-by')}>
      <DueDay datetime={promise.decisionOn} {...leafOf(language, promise.decisionOn)}>
        {words(promise.price.totalMinor === 0 ? 'form.if-sent-today' : 'form.if-paid-today')} {holidays(visit, today, promise.decisionOn)}
      </DueDay>
    </Card>
  )
}

/** Holidays on the way, which are not counted: the reason why a day may lie further off than expected. */
export function holidays({ words, language, context }: Pick<Visit, 'words' | 'language' | 'context'>, from: PlainDate, to: PlainDate): string {
  const off = daysOffBetween(context.deps.law().calendar, from, to)
  return off.length === 0 ? '' : words('form.holidays', { days: off.map((day) => writtenDay(language, day.date)).join(', ') })
}
