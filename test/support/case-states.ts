import {
  ANSWERS,
  approveAsOfficer,
  assignToOfficer,
  type Draft,
  fillForm,
  type Filling,
  must,
  paidCase,
  refuseAsOfficer,
  returnAsOfficer,
  startDraft,
  submit,
  type Walkable,
} from './application.ts'
import { coloredPages } from './made-pdf.ts'
import { BY_POST, correctedRenewal, dearerRenewal, fillRenewal, renewedCase } from './renewed-cards.ts'

/** One case in each state that its applicant can meet for longer than a moment. */
export interface CaseStates {
  /** Nothing but what the eligibility check carried over. */
  readonly begun: Draft
  /** Everything filled in; two further documents are asked for. */
  readonly draft: Draft
  /** The photo is to be mended, an answer differs from the passport, and the invitation has two pages. */
  readonly measured: Draft
  readonly submitted: Draft
  readonly 'in-review': Draft
  /** A dearer stay waits for its payment; officer 118 holds the case. */
  readonly 'stay-change': Draft
  readonly returned: Draft
  readonly issued: Draft
  readonly refused: Draft
  readonly withdrawn: Draft
  /** Paid as well; whoever wants to look at such a page gives it the state that its name says. */
  readonly approved: Draft
  readonly lapsed: Draft
  /** A renewal whose category was corrected; the sending is missing, or the difference to be paid. */
  readonly corrected: Draft
  readonly difference: Draft
  /** A renewal whose card is to be posted; the address is not told yet. */
  readonly renewing: Draft
  /** Renewed, and the cards on paper ordered: to be fetched, to be fetched, to be posted. Whoever wants to look at the later two moves them on. */
  readonly ordered: Draft
  readonly ready: Draft
  readonly astray: Draft
}

/** Those that have a page of their status. */
export const STATES = [
  'submitted',
  'in-review',
  'stay-change',
  'returned',
  'issued',
  'refused',
  'withdrawn',
  'approved',
  'lapsed',
  'difference',
  'ordered',
  'ready',
  'astray',
] as const satisfies readonly (keyof CaseStates)[]

/** `filling` differs where the rules of another day want other answers. */
export async function makeCaseStates(product: Walkable, filling: Filling = {}): Promise<CaseStates> {
  const paid = () => paidCase(product, filling)
  const [begun, draft, measured, submitted, reviewed, changed, returned, issued, refused, withdrawn, approved, lapsed] = await Promise.all([
    startDraft(product),
    draftWithMoreDocuments(product, filling),
    draftToMend(product, filling),
    fillForm(product, filling),
    paid(),
    paidCase(product, { ...filling, portrait: 'blur-3.jpg' }),
    paid(),
    paid(),
    paid(),
    paid(),
    paid(),
    paid(),
  ])
  await submit(submitted)
  must(await changed.person.post(`${changed.path}/stay`, { daysOfStay: '45', entries: 'multiple' }), 303)
  must(await withdrawn.person.post(`${withdrawn.path}/withdraw`, { confirmed: 'yes' }), 303)
  await returnAsOfficer(product, returned.code, [{ code: 'F-01', note: 'The left side of the face is dark.' }, { code: 'T-02' }])
  await refuseAsOfficer(product, refused.code, [{ code: 'P-04' }, { code: 'F-01', note: 'Too dark to compare.' }])
  await approveAsOfficer(product, issued)
  await assignToOfficer(product, changed.code)
  return {
    begun,
    draft,
    measured,
    submitted,
    'in-review': reviewed,
    'stay-change': changed,
    returned,
    issued,
    refused,
    withdrawn,
    approved,
    lapsed,
    ...(await renewals(product)),
  }
}

async function renewals(product: Walkable): Promise<Pick<CaseStates, 'corrected' | 'difference' | 'renewing' | 'ordered' | 'ready' | 'astray'>> {
  const renewing = await fillRenewal(product, BY_POST.slice(0, 2))
  const corrections = { corrected: await correctedRenewal(product), difference: await dearerRenewal(product) }
  return { ...corrections, renewing, ordered: await renewedCase(product), ready: await renewedCase(product), astray: await renewedCase(product, BY_POST) }
}

async function draftToMend(product: Walkable, filling: Filling): Promise<Draft> {
  const draft = await fillForm(product, { ...filling, portrait: 'head-small.jpg', changes: { ...filling.changes, personal: { nationality: 'MLI' } } })
  const picture = new File([Buffer.from(coloredPages(['0.9 0.95 1', '1 0.97 0.9']))], 'invitation.pdf', { type: 'application/pdf' })
  must(await draft.person.upload(`${draft.path}/invitation`, { picture }), 303)
  must(await draft.person.post(`${draft.path}/personal`, { ...ANSWERS.personal, nationality: 'MLI', surname: 'UTOPLA' }), 303)
  return draft
}

/** Of a country whose people need an invitation and a proof of their hotel. */
function draftWithMoreDocuments(product: Walkable, filling: Filling): Promise<Draft> {
  return fillForm(product, { ...filling, changes: { ...filling.changes, personal: { nationality: 'MLI' } } })
}
