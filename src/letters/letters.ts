import type { Law } from '../actions/ports/law.ts'
import type { Letters } from '../actions/ports/letters.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import type { Texts } from '../texts/words.ts'
import { writeCardSheet } from './card-sheet.ts'
import { writeFormSheet } from './form-sheet.ts'
import { writeReceiptSheet } from './receipt-sheet.ts'
import { writeRefusalSheet } from './refusal-sheet.ts'
import { calendarFile } from './calendar-file.ts'
import { appointmentEntry } from './notices/appointment-notices.ts'
import { shortAccountChanged, shortAccountCode } from './notices/account-notices.ts'
import type { Pen } from './notices/pen.ts'
import { reminderEntry, shortReminder } from './notices/reminder-notices.ts'
import { shortReady } from './notices/paper-notices.ts'
import { penFor, writeNotice } from './write-notice.ts'

/** Writes everything that leaves the house in words: notices by mail, cards and letters on paper. `publicOrigin` without a slash at the end. */
export function createLetters({ texts, law, publicOrigin }: { readonly texts: Texts; readonly law: Law; readonly publicOrigin: string }): Letters {
  return {
    notice: (facts) => writeNotice(texts, law(), facts),
    shortMessage: (facts) => shortMessage(penFor(texts, law(), facts)),
    calendarFile(facts, writtenAt) {
      if (facts.kind === 'appointment-booked') return calendarFile({ ...appointmentEntry(penFor(texts, law(), facts)), writtenAt })
      const { definitions } = law()
      const kind = definitions.find(({ id }) => id === facts.service)?.card.kind
      const schedule = definitions.findLast(({ card, reminders }) => card.kind === kind && reminders)?.reminders
      return calendarFile({ ...reminderEntry(penFor(texts, law(), facts), schedule), writtenAt })
    },
    cardSheet: (card, file, more) =>
      writeCardSheet({ texts, publicOrigin, card, file, portrait: more.portrait, seal: more.seal, law: more.law, dayOf: dayIn(more.law.timeZone) }),
    receiptSheet: (receipt, file, more) => writeReceiptSheet({ words: texts(file.language), receipt, file, item: more.item, law: more.law }),
    refusalSheet: (file, book) => writeRefusalSheet({ words: texts(file.language), file, law: book, publicOrigin }),
    formSheet: (definition, language, more) => writeFormSheet({ words: texts(language), definition, law: more.law, filled: more.filled }),
  }
}

function shortMessage(pen: Pen): string {
  if (pen.facts.kind === 'account-change') return shortAccountCode(pen)
  if (pen.facts.kind === 'account-changed') return shortAccountChanged(pen)
  return (pen.facts.kind === 'paper-ready' ? shortReady : shortReminder)(pen)
}

function dayIn(timeZone: string): (moment: Instant) => PlainDate {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return (moment) => format.format(new Date(moment)) as PlainDate
}
