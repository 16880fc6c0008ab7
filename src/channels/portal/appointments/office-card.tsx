import type { VNode } from 'preact'
import type { NearOffice } from '../../../actions/free-times.ts'
import type { Office } from '../../../actions/ports/law.ts'
import type { WeekHours } from '../../../core/appointment/slots.ts'
import { type Slot, writeSlot } from '../../../core/appointment/slots.ts'
import { writtenShortDay, writtenList, writtenWeekdays } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Card, Hidden, Small } from '../../ui/components/layout.tsx'
import type { Visit } from '../visit.ts'
import { Carried } from './carried.tsx'

export interface OfficeFactsProps {
  readonly visit: Visit
  readonly office: Office
  readonly week: readonly WeekHours[]
}

/** Where the office is and when it is open. */
export function OfficeFacts({ visit, office, week }: OfficeFactsProps): VNode {
  const { language, words } = visit
  return (
    <>
      {office.address ? <p>{office.address[language]}</p> : null}
      <p>
        <strong>{words('appointment.open')}</strong>
        {week.map((hours) => (
          <>
            <br />
            {writtenHours(visit, hours)}
          </>
        ))}
      </p>
    </>
  )
}

function writtenHours({ language }: Visit, { firstWeekday, lastWeekday, spans }: WeekHours): string {
  const days = writtenWeekdays(language, firstWeekday, lastWeekday)
  const hours = writtenList(
    language,
    spans.map(({ from, to }) => `${from}–${to}`),
  )
  return `${days.charAt(0).toLocaleUpperCase(language)}${days.slice(1)}${language === 'zh' ? '：' : ': '}${hours}`
}

export interface OfficeCardProps {
  readonly visit: Visit
  readonly near: NearOffice
  /** Of its heading. */
  readonly level: number
  /** Nothing can be booked before a day that is told beside it. */
  readonly later?: boolean
}

/** One office with its next free times; each is one press away. What is known of the card goes along. */
export function OfficeCard({ visit, near, level, later = false }: OfficeCardProps): VNode {
  const { words, language } = visit
  const { office, week, next } = near
  const name = office.name[language]
  return (
    <Card id={`office-${office.id}`} title={name} level={level}>
      <form class="sapar-flow" method="post" action={`/${language}/my-card/appointment`} novalidate>
        <Carried visit={visit} />
        <input type="hidden" name="office" value={office.id} />
        <HowFar visit={visit} near={near} />
        <OfficeFacts visit={visit} office={office} week={week} />
        {later ? null : next.length === 0 ? <p>{words('appointment.none')}</p> : <p class="sapar-heading-s">{words('appointment.next')}</p>}
        {next.length === 0 ? null : (
          <div class="sapar-button-group">
            {next.map((slot) => (
              <Button name="slot" value={writeSlot(slot)} classes="govuk-button--secondary" preventDoubleClick>
                {shortSlot(visit, slot)}
                <Hidden>, {name}</Hidden>
              </Button>
            ))}
          </div>
        )}
        {next.length === 0 ? null : (
          <p>
            <button type="submit" class="sapar-link-button" formaction={`/${language}/offices/${office.id}`}>
              {words('appointment.all')}
              <Hidden>, {name}</Hidden>
            </button>
          </p>
        )}
      </form>
    </Card>
  )
}

export function shortSlot({ words, language }: Visit, { day, time }: Slot): string {
  return words('appointment.when', { day: writtenShortDay(language, day), time })
}

function HowFar({ visit, near }: Pick<OfficeCardProps, 'visit' | 'near'>): VNode | null {
  const { words } = visit
  const { inRegion, kilometres } = near
  if (inRegion) return <Small>{words('appointment.in-region')}</Small>
  return kilometres === undefined ? null : <Small>{words('appointment.distance', { kilometres })}</Small>
}
