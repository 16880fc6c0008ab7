import { expandDate } from 'icao-seal/mrz'
import type { EntryFacts } from '../../../core/border/entry-facts.ts'
import type { ComparedField } from '../../../core/border/passport.ts'
import type { App } from './app.ts'
import { button, el, icon, type IconName } from './dom.ts'
import { type Judgement, verdictCode } from './judge.ts'
import { doInstead, saidOfEntry, sealWhy, staySaid, underHeadline } from './verdict-words.ts'
import type { Words } from './words.ts'

const LOOKS = {
  'may-pass': { tone: 'good', icon: 'ok' },
  'check-first': { tone: 'warn', icon: 'look' },
  stop: { tone: 'bad', icon: 'stop' },
} as const

/** The answer: one block of colour, shape and word, then the three results it was made of, then what was compared. */
export function drawVerdict(app: App, judgement: Judgement): HTMLElement {
  const { words } = app.state()
  const look = LOOKS[judgement.headline]
  const headline = judgement.headline === 'may-pass' ? (judgement.direction === 'exit' ? 'may-leave' : 'may-enter') : judgement.headline
  return el('div', { class: `b-answer b-answer--${look.tone}`, 'data-headline': judgement.headline }, [
    el('section', { class: 'b-verdict', 'aria-labelledby': 'title' }, [
      icon(look.icon),
      el('h1', { id: 'title', tabindex: -1 }, [el('strong', {}, words(`border.headline.${headline}`))]),
      el(
        'p',
        {},
        underHeadline(words, judgement).flatMap((line, index) => (index > 0 ? [el('br'), line] : [line])),
      ),
    ]),
    results(words, judgement),
    el('div', { class: 'b-body' }, [...compared(words, judgement), facts(words, judgement)]),
    acts(app, judgement),
  ])
}

type Tone = 'good' | 'warn' | 'bad'

function results(words: Words, judgement: Judgement): Node {
  const { seal, match, direction } = judgement
  const said = saidOfEntry(words, judgement)
  const sealTone: Tone = seal.status === 'VALID' ? 'good' : seal.status === 'INVALID' ? 'bad' : 'warn'
  const entry: Readonly<Record<typeof said.answer, readonly [Tone, IconName]>> = {
    yes: ['good', 'door'],
    ask: ['warn', 'ask'],
    no: ['bad', 'barred'],
    none: ['warn', 'ask'],
  }
  const [entryTone, entryIcon] = entry[said.answer]
  const matchTone: Tone = match.kind === 'same' ? 'good' : match.kind === 'differs' ? 'bad' : 'warn'
  return el('div', { class: 'b-results' }, [
    result({ id: 'seal', tone: sealTone, icon: sealTone === 'bad' ? 'seal-bad' : 'seal' }, [
      words('border.result.seal'),
      words(`border.seal.${seal.status}`),
      sealWhy(words, judgement),
    ]),
    result({ id: 'entry', tone: entryTone, icon: entryIcon }, [words(`border.result.${direction}`), words(`border.answer.${said.answer}`), said.why]),
    result({ id: 'match', tone: matchTone, icon: 'passport' }, [
      words('border.result.passport'),
      words(`border.match.${match.kind}`),
      words(`border.match-why.${match.kind}`),
    ]),
  ])
}

function result(look: { readonly id: string; readonly tone: Tone; readonly icon: IconName }, [head, answer, why]: readonly [string, string, string]): Node {
  return el('section', { class: `b-result b-tone--${look.tone}`, id: `result-${look.id}`, 'aria-labelledby': `head-${look.id}` }, [
    icon(look.icon),
    el('h2', { id: `head-${look.id}` }, [head, ' ', el('b', {}, answer)]),
    el('p', {}, why),
  ])
}

function compared(words: Words, { match, today }: Judgement): readonly Node[] {
  if (match.kind !== 'same' && match.kind !== 'differs') return []
  const shown = (field: ComparedField, text: string) => {
    const birth = field.field === 'birth' ? expandDate(text, 'birth', today) : null
    return birth ? words.day(birth) : text
  }
  const row = (field: ComparedField) =>
    el('tr', field.same ? {} : { class: 'b-differs' }, [
      el('th', { scope: 'row' }, words(`border.field.${field.field}`)),
      el('td', {}, shown(field, field.card)),
      el('td', {}, shown(field, field.passport)),
      el('td', { class: `b-tone--${field.same ? 'good' : 'bad'}` }, [
        icon(field.same ? 'tick' : 'cross'),
        el('span', { class: 'b-hide' }, words(field.same ? 'border.compared.same' : 'border.compared.differs')),
      ]),
    ])
  const head = (text: string, classes = '') => el('th', { scope: 'col' }, [el('span', classes === '' ? {} : { class: classes }, text)])
  return [
    el('table', { class: 'b-match' }, [
      el('caption', {}, words('border.compared.title')),
      el('thead', {}, [
        el('tr', {}, [
          head(words('border.compared.field')),
          head(words('border.compared.card')),
          head(words('border.compared.passport')),
          head(words('border.compared.result'), 'b-hide'),
        ]),
      ]),
      el('tbody', {}, match.fields.map(row)),
    ]),
  ]
}

function facts(words: Words, judgement: Judgement): Node {
  const { card, verdict, seal, headline } = judgement
  const terms = verdict && 'may' in verdict && verdict.may !== 'no' ? verdict.terms : undefined
  const leaveBy = verdict && 'kind' in verdict ? verdict.leaveBy : undefined
  const stay = terms ? staySaid(words, terms, card) : undefined
  const kind = judgement.cards.find((one) => one.kind === card?.kind)?.name
  const rows: readonly (readonly [string, string] | undefined)[] = [
    headline === 'stop' ? doInstead(words, judgement) : undefined,
    kind ? [words('border.fact.kind'), kind[words.language]] : undefined,
    card && card.cardNumber !== '' ? [words('border.fact.card'), grouped(card.cardNumber)] : undefined,
    card ? [words('border.fact.holder'), `${card.holder.name}, ${card.holder.nationality}`] : undefined,
    card ? [words('border.fact.valid'), validSaid(words, card)] : undefined,
    terms ? [words('border.fact.entries'), entriesSaid(words, terms)] : undefined,
    stay === undefined ? undefined : [words('border.fact.stay'), stay],
    terms?.daysLeft === undefined ? undefined : [words('border.fact.days-left'), String(terms.daysLeft)],
    leaveBy ? [words('border.fact.leave-by'), words.day(leaveBy)] : undefined,
    [words('border.fact.level'), words(`border.level.${seal.level}`)],
    [words('border.fact.code'), verdictCode(judgement)],
  ]
  return el(
    'dl',
    { class: 'b-facts' },
    rows.flatMap((row) => (row ? [el('div', {}, [el('dt', {}, row[0]), el('dd', {}, row[1])])] : [])),
  )
}

/** The seal of a card that somebody lives here on does not name its first day. */
function validSaid(words: Words, { right, validFrom, validUntil }: EntryFacts): string {
  const until = words.day(validUntil)
  return right === 'visa' ? words('border.fact.valid-value', { from: words.day(validFrom), until }) : words('border.fact.valid-until', { day: until })
}

function entriesSaid(words: Words, { entriesLeft, entriesUsed }: { readonly entriesLeft: number | 'unlimited'; readonly entriesUsed: number }): string {
  if (entriesLeft === 'unlimited') return words('border.fact.entries-unlimited', { used: entriesUsed })
  return words('border.fact.entries-value', { used: entriesUsed, total: entriesUsed + entriesLeft })
}

/** For reading out: `C 7K2M 94QX`. */
export function grouped(cardNumber: string): string {
  return `${cardNumber.slice(0, 1)} ${cardNumber.slice(1, 5)} ${cardNumber.slice(5)}`.trim()
}

/** One loud button: the next right step. What is not proven has no button that lets through. */
function acts(app: App, judgement: Judgement): Node {
  const { words } = app.state()
  const { headline, verdict, match, seal, card } = judgement
  const secondLine = (main = false) => button(words('border.act.second-line'), () => app.show({ kind: 'second-line', judgement }), { main })
  const next = button(words('border.act.next'), () => app.show({ kind: 'scan' }))
  const readPassport = () => button(words('border.act.read-passport'), () => app.show({ kind: 'passport', traveller: judgement }), { main: true })
  const isKnown = card !== undefined && card.cardNumber !== '' && seal.status === 'VALID'
  if (headline === 'stop') return foot([seal.sub === 'INVALID_PASSPORT_MRZ' ? readPassport() : next, secondLine(true)])
  if (match.kind === 'not-read' && isKnown) return foot([secondLine(), next, readPassport()])
  if (!isKnown || match.kind !== 'same') return foot([next, secondLine(true)])
  if (verdict && 'kind' in verdict && verdict.kind !== 'no-right') return foot([secondLine(), next, record(app, judgement)])
  if (headline === 'may-pass') return foot([secondLine(), next, record(app, judgement)])
  if (verdict && 'may' in verdict && verdict.may === 'ask' && verdict.reason !== 'second-line')
    return foot([secondLine(), next, button(words('border.act.desk-answer'), () => app.show({ kind: 'desk-answer', judgement }), { main: true })])
  return foot([next, secondLine(true)])
}

function record(app: App, judgement: Judgement): HTMLButtonElement {
  const { words } = app.state()
  const act = button(
    words(`border.act.record-${judgement.direction}`),
    () => {
      // A gloved finger presses twice.
      act.disabled = true
      void app.record(judgement)
    },
    { main: true },
  )
  return act
}

export function foot(buttons: readonly Node[]): Node {
  return el('div', { class: `b-foot b-foot--${buttons.length}` }, buttons)
}
