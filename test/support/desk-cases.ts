import { randomBytes, randomUUID } from 'node:crypto'
import { typedColumns } from '../../src/actions/case-facts.ts'
import type { MeasuredPortrait } from '../../src/actions/ports/case-records.ts'
import type { WebContext } from '../../src/channels/ui/http/context.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import { codeFrom, writeCaseCode } from '../../src/core/kernel/code.ts'
import { addDays } from '../../src/core/kernel/plain-date.ts'

type Deps = Pick<WebContext['deps'], 'cases' | 'clock' | 'law' | 'objects'>

const APPLICANT = { kind: 'applicant', id: '' } as const

/** A traveller with words that stand on no page by chance. */
export const HOLDER = {
  email: 'holder@sentinel.example',
  phone: '+77005550199',
  surname: 'SENTINEL',
  givenNames: 'QUINTANA',
  sex: 'F',
  birthDate: '1990-05-12',
  birthPlace: 'Sentinelville',
  nationality: 'PER',
  occupation: 'Lighthouse keeper',
  travelDocument: 'ordinary-passport',
  passportNumber: 'X1234567',
  passportIssuedOn: '2024-02-01',
  passportExpiresOn: '2034-02-01',
  purpose: 'tourism',
  entryOn: '2027-01-12',
  daysOfStay: '45',
  entries: 'single',
  entryPoint: 'air-ala',
  exitPoint: 'air-nqz',
  addressOfStay: 'Sentinel street 7',
  speed: 'standard',
} as const

/** Paid and complete in the office of Astana; waiting there unless somebody holds it. */
export async function caseInReview(deps: Deps, assignedTo: string | undefined): Promise<CaseFile> {
  const id = await draft(deps)
  const at = deps.clock.now()
  const dueOn = addDays(deps.clock.dayOf(at), 7)
  const state = { state: 'in-review' as const, submittedAt: at, startedAt: at, dueOn, assignedTo: assignedTo ?? null }
  const moves = [
    { kind: 'submit' as const, data: {} },
    { kind: 'confirm-payment' as const, data: { dueOn, amountMinor: 30_275_00, currency: 'KZT' } },
  ]
  await save(deps, id, {
    patch: { ...typedColumns(HOLDER), email: HOLDER.email, emailConfirmedAt: at, ...state },
    events: moves.map((move) => ({ ...move, at, actor: APPLICANT })),
  })
  for (const requirement of ['portrait', 'passportPage']) await givePicture(deps, id, requirement)
  return found(deps, id)
}

async function draft(deps: Deps): Promise<string> {
  const definition = deps.law().definitions[0]
  if (!definition) throw new Error('the law knows no service')
  const id = randomUUID()
  const code = writeCaseCode(definition.prefix, codeFrom(randomBytes(64), 8))
  const about = { service: definition.id, definitionVersion: definition.version, officeId: deps.law().webOffice, channel: 'portal', language: 'ru' as const }
  await deps.cases.create({ id, code, ...about, answers: HOLDER, at: deps.clock.now() }, APPLICANT)
  return id
}

/** A photo that one rule finds something on. */
const MEASURED: MeasuredPortrait = {
  kind: 'portrait',
  specVersion: '1.0.0',
  findings: [
    { rule: 'blurred', measure: 'sharpness', value: 0.9, limit: { min: 1.25 }, unit: 'index', passes: false, shown: true, severity: 'advice' },
    { rule: 'roll', measure: 'roll', value: 0.4, limit: { min: -5, max: 5 }, unit: 'deg', passes: true, shown: false, severity: 'advice' },
  ],
  cropHelps: false,
}

async function givePicture(deps: Deps, id: string, requirement: string): Promise<void> {
  const at = deps.clock.now()
  const stored = await deps.objects.put(new TextEncoder().encode(`JPEG of ${requirement}`))
  const plain = {
    id: randomUUID(),
    requirement,
    original: stored,
    shown: stored,
    width: 820,
    height: 1054,
    sniffed: 'jpeg',
    scan: 'off' as const,
    uploadedAt: at,
  }
  const document = requirement === 'portrait' ? { ...plain, measured: MEASURED } : plain
  await save(deps, id, {
    patch: {},
    events: [{ kind: 'upload-document', at, actor: APPLICANT, data: { document: requirement } }],
    documents: { requirement, pages: [document] },
  })
}

async function save(deps: Deps, id: string, change: Omit<Parameters<Deps['cases']['save']>[1], 'at'>): Promise<void> {
  const outcome = await deps.cases.save(await found(deps, id), { at: deps.clock.now(), ...change })
  if (outcome !== 'saved') throw new Error('the case was not saved')
}

async function found(deps: Deps, id: string): Promise<CaseFile> {
  const file = await deps.cases.findById(id)
  if (!file) throw new Error('no such case')
  return file
}
