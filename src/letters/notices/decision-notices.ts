import { answersPriced, feeRulesOf } from '../../core/fee/price.ts'
import { tellReasons, type ToldReason } from '../given-reasons.ts'
import { heading, text, type Block, type Tone } from '../message.ts'
import { cardUse } from '../../texts/card-use.ts'
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
      ...reasons.map((reason) => reasonBlock(words, reason, 'warn')),
      heading(words('notice.returned.how')),
      { kind: 'facts', facts: [caseFact(pen)] },
      {
        kind: 'steps',
        steps: [howToOpen(pen), words('notice.returned.only'), words(asksForPriced(pen) ? 'notice.returned.send-priced' : 'notice.returned.send')],
      },
      findButton(pen, words('common.nav.find')),
      heading(words('letters.next')),
      text(words('notice.returned.next')),
      text(words('notice.returned.lapses')),
    ],
  }
}

/** The fee depends on something that is to be corrected: then sending it may not be free. */
function asksForPriced(pen: Pen): boolean {
  const priced = answersPriced(feeRulesOf(pen.law.feeRules, pen.facts.service))
  return need(pen, 'reasons').some(({ target }) => priced.includes(target))
}

export const refused: WriteNotice = (pen) => {
  const { words, service, facts, pages } = pen
  const reasons = tellReasons(words, pen.law, need(pen, 'reasons'))
  const correctable = reasons.some((reason) => reason.correctable)
  const agency = words.of('country.agency.name')
  const appeal: readonly Block[] = facts.appealUntil
    ? [
        heading(words('letters.appeal.title')),
        { kind: 'day', label: words('letters.day.appeal-until'), date: facts.appealUntil },
        text(words('letters.appeal.how', { agency, help: pages.help })),
      ]
    : []
  return {
    subject: words('notice.refused.subject', { service }),
    heading: words(correctable ? 'notice.refused.heading-correctable' : 'notice.refused.heading'),
    greets: true,
    blocks: [
      text(words('notice.refused.text')),
      ...reasons.map((reason) => reasonBlock(words, reason, 'bad')),
      ...(correctable ? [heading(words('letters.retry.title')), text(words('letters.retry.how'))] : [heading(words('notice.title.how-to-open'))]),
      { kind: 'facts', facts: [caseFact(pen)] },
      text(howToOpen(pen)),
      findButton(pen, words(correctable ? 'notice.refused.button' : 'notice.button.open-case')),
      ...appeal,
      heading(words('letters.fee.title')),
      text(words('letters.fee.kept')),
      text(words('letters.data', { privacy: pages.privacy })),
    ],
  }
}

/** Reason and remedy always stand together. */
function reasonBlock(words: Words, reason: ToldReason, tone: Tone): Block {
  const details = [
    reason.target ? words('letters.reason.concerns', { target: reason.target }) : '',
    reason.note ? words('letters.reason.note', { note: reason.note }) : '',
    reason.basis ? words('letters.reason.basis', { basis: reason.basis }) : '',
  ]
  return {
    kind: 'reason',
    tone,
    label: reason.told ? words('letters.reason.label', { code: reason.code }) : words('letters.reason.label-untold'),
    title: reason.title,
    explain: reason.explain,
    details: details.filter((line) => line !== ''),
    ...(reason.remedy ? { remedy: { title: words('letters.reason.remedy'), text: reason.remedy } } : {}),
  }
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
      heading(words('notice.title.later')),
      text(words('notice.issued.check', { check: `${pages.site}/${words.language}/check/${number}` })),
      text(words('notice.issued.again')),
      text(howToOpen(pen)),
    ],
  }
}

function howToUse(pen: Pen): readonly string[] {
  const { words, facts } = pen
  const [validFrom, validUntil] = [need(pen, 'validFrom'), need(pen, 'validUntil')]
  const [from, until] = [writtenDay(words.language, validFrom), writtenDay(words.language, validUntil)]
  const show = words('notice.issued.show')
  if (facts.daysOfStay === undefined) return [show, ...cardUse(words, { kind: facts.cardKind ?? '', validFrom, validUntil })]
  const enter = words(facts.entries === 'multiple' ? 'letters.card.use.enter.multiple' : 'letters.card.use.enter.single', { from })
  return [show, enter, words('letters.card.use.leave', { days: facts.daysOfStay, until }), words('letters.card.use.no-right')]
}
