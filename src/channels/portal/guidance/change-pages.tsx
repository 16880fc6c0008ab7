import type { VNode } from 'preact'
import { cancelCard } from '../../../actions/cancel-card.ts'
import { changeCard, type Changed, goOnWithCard } from '../../../actions/change-card.ts'
import { checkField } from '../../../core/form/check-field.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import { Button } from '../../ui/components/button.tsx'
import { Code, PageHeading } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { casePath, openPath } from '../form-way.ts'
import { FreePage } from '../frame.tsx'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { CardFacts } from './card-proof.tsx'
import { blocks, changeForm, type ChangeProblems, type ChangeWayPage, wayOf } from './change-form.tsx'
import { blockedPage, cancelledPage } from './change-done.tsx'
import { CANCEL } from './change-ways.tsx'
import { BIRTH, LONGEST as LONGEST_NUMBER } from '../appointments/carried.tsx'
import { lookUpMyCard } from './my-card-page.tsx'

/** Without what was typed there is no card to go back to. */
export function backToStart(visit: Visit): Answer {
  return go(visit, '/my-card')
}

/** What has changed was chosen on the card's page: its own page follows, as the answer to the form. */
export async function chooseChange(visit: Visit): Promise<Answer> {
  const { form, words } = visit
  const way = wayOf(visit, form.way ?? '')
  if (!knownFacts(visit)) return lookUpMyCard(visit)
  return way ? page(changeForm(visit, way)) : lookUpMyCard(visit, { field: 'way', text: words('my-card.change-required') })
}

export async function makeChange(visit: Visit): Promise<Answer> {
  const way = wayOf(visit, visit.params.way ?? '')
  if (!way) return notFound
  const facts = knownFacts(visit)
  if (!facts) return lookUpMyCard(visit)
  const missing = missingIn(visit, way)
  if (Object.keys(missing).length > 0) return page(changeForm(visit, way, missing), { status: 422 })
  const { context, actor, language, heldCaseIds, form } = visit
  if (way.way === CANCEL) {
    const cancelled = await cancelCard(context.deps, actor, { ...facts, confirmed: true })
    return cancelled.ok ? page(cancelledPage(visit, cancelled.value)) : refused(visit, way, cancelled)
  }
  const said = form.said ? { said: form.said } : {}
  const changed = await changeCard(context.deps, actor, { ...facts, ...said, service: way.way, confirmed: true, language, channel: 'portal', heldCaseIds })
  return changed.ok ? onwards(visit, changed.value) : refused(visit, way, changed)
}

/** Opens what is open for the card, whichever service it is. */
export async function goOnWithMyCard(visit: Visit): Promise<Answer> {
  const facts = knownFacts(visit)
  if (!facts) return lookUpMyCard(visit)
  const { context, actor, language, heldCaseIds, words } = visit
  const opened = await goOnWithCard(context.deps, actor, { ...facts, language, channel: 'portal', heldCaseIds })
  if (opened.ok) return go(visit, await openPath(visit, opened.value.caseId), opened.value.token)
  return lookUpMyCard(visit, opened.code === 'no-match' ? { field: 'passportNumber', text: words('problem.no-match.passportNumber') } : undefined)
}

/** Number and birth date as they were typed on the first page; undefined when somebody made them up, and then that page says what is wrong. */
function knownFacts({ form, network }: Visit) {
  const birth = checkField(BIRTH, form, {})
  const number = form.number ?? ''
  if (!birth.ok || number === '' || number.length > LONGEST_NUMBER) return undefined
  return { number, birthDate: birth.value, passportNumber: (form.passportNumber ?? '').slice(0, LONGEST_NUMBER), network }
}

function missingIn({ form, words }: Visit, way: ChangeWayPage): ChangeProblems {
  const isReport = blocks(way)
  const sure = words(way.way === CANCEL ? 'my-card.cancel.confirm-required' : 'my-card.report-confirm-required')
  return {
    ...(isReport && form.said !== 'lost' && form.said !== 'stolen' ? { said: words('my-card.report-required') } : {}),
    ...((form.passportNumber ?? '').trim() === '' ? { passportNumber: words('my-card.change-passport-required') } : {}),
    ...((isReport || way.way === CANCEL) && form.confirmed !== 'yes' ? { confirmed: sure } : {}),
  }
}

/**
 * A report is told on a page of its own; every other change goes on at once with what it asks. Where no case opens, that page is the answer to the form: an
 * address of its own would tell anybody that a card is blocked.
 */
async function onwards(visit: Visit, changed: Changed): Promise<Answer> {
  if (changed.kind === 'blocked') {
    const { other } = changed
    return other ? go(visit, `/my-card/blocked?case=${other.started.code}&other=yes`, other.started.token) : page(blockedPage(visit, changed))
  }
  const { started, blocked, kind } = changed
  if (blocked) return go(visit, `/my-card/blocked?case=${started.code}`, started.token)
  return go(visit, kind === 'own-case' ? `${casePath(started)}/mistake` : await openPath(visit, started.caseId), started.token)
}

async function refused(visit: Visit, way: ChangeWayPage, refusal: Refusal): Promise<Answer> {
  const { words } = visit
  if (refusal.code === 'not-found' || refusal.code === 'service-unknown') return notFound
  if (refusal.code === 'change-begun') return page(openAlready(visit, way, String(refusal.facts.service)), { status: 422 })
  if (refusal.code === 'no-match') return page(changeForm(visit, way, { passportNumber: words('problem.no-match.passportNumber') }), { status: 422 })
  const own = `my-card.refused.${refusal.code}.report`
  const key = blocks(way) && words.has(own) ? own : `my-card.refused.${refusal.code}`
  // Everything else can be said of the card itself, and stands on its page.
  return words.has(key) ? page(changeForm(visit, way, { passportNumber: words.of(key) }), { status: 422 }) : lookUpMyCard(visit)
}

/** One thing after the other: what is open is named, and one press away. */
function openAlready(visit: Visit, { way }: ChangeWayPage, service: string): VNode {
  const { words, language, form } = visit
  const title = words('my-card.open')
  return (
    <FreePage visit={visit} place="find" title={title} layout="form">
      <PageHeading
        caption={
          <>
            {way === CANCEL ? words('my-card.cancel.name') : words.of(`service.${way}.name`)} <Code>{form.number ?? ''}</Code>
          </>
        }
        title={title}
      />
      <Notice tone="warn">{words('my-card.change-begun', { service: words.of(`service.${service}.name`) })}</Notice>
      <form method="post" action={`/${language}/my-card/go-on`} novalidate>
        <CardFacts form={form} />
        <input type="hidden" name="passportNumber" value={form.passportNumber ?? ''} />
        <Button text={words('my-card.open-button')} preventDoubleClick />
      </form>
    </FreePage>
  )
}
