import { tellReasons, type ToldReason } from '../given-reasons.ts'
import { heading, text, type Block, type Tone } from '../message.ts'
import { writtenDay } from '../../texts/written.ts'
import type { Words } from '../../texts/words.ts'
import { caseFact, findButton, howToOpen, need, stayFacts, type Pen, type WriteNotice } from './pen.ts'

/** None of these letters carries a link that signs anyone in: a decision is what a thief of mail would come for. */

export const returned: WriteNotice = (pen) => {
  const { words, service } = pen
  const reasons = tellReasons(words, pen.law, need(pen, 'reasons'))
  return {
    subject: words('notice.returned.subject', { service }),
    heading: words('notice.returned.heading', { count: reasons.length }),
    greets: true,
    blocks: [
      text(words('notice.returned.text')),
      { kind: 'part', tone: 'warn', title: words('letters.your-turn'), lines: [words('notice.returned.turn')] },
      { kind: 'day', label: words('letters.day.correct-by'), date: need(pen, 'correctBy') },
      ...reasons.flatMap((reason) => reasonBlocks(words, reason, 'warn')),
      heading(words('notice.returned.how')),
      { kind: 'steps', steps: [howToOpen(pen), words('notice.returned.only'), words('notice.returned.send')] },
      findButton(pen, words('common.nav.find')),
      { kind: 'facts', facts: [caseFact(pen)] },
      heading(words('letters.next')),
      text(words('notice.returned.next')),
      text(words('notice.returned.lapses')),
    ],
  }
}

export const refused: WriteNotice = (pen) => {
  const { words, service, facts, pages } = pen
  const appealDay: readonly Block[] = facts.appealUntil ? [{ kind: 'day', label: words('letters.day.appeal-until'), date: facts.appealUntil }] : []
  const agency = words.of('country.agency.name')
  return {
    subject: words('notice.refused.subject', { service }),
    heading: words('notice.refused.heading'),
    greets: true,
    blocks: [
      text(words('notice.refused.text')),
      ...tellReasons(words, pen.law, need(pen, 'reasons')).flatMap((reason) => reasonBlocks(words, reason, 'bad')),
      heading(words('letters.retry.title')),
      text(words('letters.retry.how')),
      text(howToOpen(pen)),
      findButton(pen, words('notice.refused.button')),
      { kind: 'facts', facts: [caseFact(pen)] },
      ...(facts.appealUntil ? [heading(words('letters.appeal.title')), ...appealDay, text(words('letters.appeal.how', { agency, help: pages.help }))] : []),
      heading(words('letters.fee.title')),
      text(words('letters.fee.kept')),
    ],
  }
}

/** Reason and remedy always stand together. */
function reasonBlocks(words: Words, reason: ToldReason, tone: Tone): readonly Block[] {
  const about = [
    reason.explain,
    reason.target ? words('letters.reason.concerns', { target: reason.target }) : '',
    reason.note ? words('letters.reason.note', { note: reason.note }) : '',
    reason.basis ? words('letters.reason.basis', { basis: reason.basis }) : '',
  ]
  const why: Block = {
    kind: 'part',
    tone,
    label: reason.told ? words('letters.reason.label', { code: reason.code }) : words('letters.reason.label-untold'),
    title: reason.title,
    lines: about.filter((line) => line !== ''),
  }
  const remedy: Block = { kind: 'part', tone: 'plain', title: words('letters.reason.remedy'), lines: [reason.remedy] }
  return reason.remedy ? [why, remedy] : [why]
}

export const issued: WriteNotice = (pen) => {
  const { words, service, pages } = pen
  const [number, from, until] = [need(pen, 'cardNumber'), need(pen, 'validFrom'), need(pen, 'validUntil')]
  const day = (date: typeof from) => writtenDay(words.language, date)
  return {
    subject: words('notice.issued.subject', { service }),
    heading: words('notice.issued.heading'),
    greets: true,
    blocks: [
      text(words('notice.issued.text')),
      {
        kind: 'facts',
        facts: [
          { label: words('letters.fact.card-number'), value: number, mono: true },
          { label: words('letters.fact.valid-from'), value: day(from) },
          { label: words('letters.fact.valid-until'), value: day(until) },
          ...stayFacts(pen),
          caseFact(pen),
        ],
      },
      { kind: 'part', tone: 'warn', title: words('notice.issued.first'), lines: [words('notice.issued.wrong', { help: pages.help })] },
      heading(words('notice.title.how-to-use')),
      { kind: 'steps', steps: howToUse(pen) },
      text(words('notice.issued.again', { check: `${pages.site}/${words.language}/check/${number}`, how: howToOpen(pen) })),
    ],
  }
}

function howToUse(pen: Pen): readonly string[] {
  const { words } = pen
  const day = (date: ReturnType<typeof need<'validFrom'>>) => writtenDay(words.language, date)
  const enter = words(pen.facts.entries === 'multiple' ? 'letters.card.use.enter.multiple' : 'letters.card.use.enter.single', { from: day(need(pen, 'validFrom')) })
  return [
    words('notice.issued.show'),
    enter,
    words('letters.card.use.leave', { days: need(pen, 'daysOfStay'), until: day(need(pen, 'validUntil')) }),
    words('letters.card.use.no-right'),
  ]
}
