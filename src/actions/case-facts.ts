import { eligibility } from '../core/eligibility/eligibility.ts'
import type { CaseFile, RenewedCard } from '../core/case/case-file.ts'
import { answersPriced, feeRulesOf } from '../core/fee/price.ts'
import type { FormFacts } from '../core/form/check-page.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { portraitIsDue } from '../core/renewal/portrait-age.ts'
import type { Answers, FieldDefinition, ServiceDefinition } from '../core/service/definition.ts'
import type { CasePatch } from './ports/cases.ts'
import type { LawBook } from './ports/law.ts'

export function definitionOf(law: LawBook, file: Pick<CaseFile, 'service' | 'definitionVersion'>): ServiceDefinition {
  const definition = law.definitions.find((d) => d.id === file.service && d.version === file.definitionVersion)
  // A version that cases were made under is never taken out of the country's folder.
  if (!definition) throw new Error(`no definition ${file.service} ${file.definitionVersion}`)
  return definition
}

/** The version in force on a day: the newest that has begun. */
export function definitionOn(law: LawBook, service: string, on: PlainDate): ServiceDefinition | undefined {
  return [...law.definitions].filter((d) => d.id === service && d.validFrom <= on).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

/** Every service in force on a day, in the country's order. */
export function servicesOn(law: LawBook, on: PlainDate): readonly ServiceDefinition[] {
  const ids = [...new Set(law.definitions.map(({ id }) => id))]
  return ids.flatMap((id) => definitionOn(law, id, on) ?? [])
}

/** Documents that a rule asks of this person: what the nationality rule in force says, and a portrait where the last one is missing or too old. */
function extraDocuments(law: LawBook, definition: ServiceDefinition, { answers, renews, today }: AskedFacts): readonly string[] {
  const answer = asksEligibility(definition) ? eligibilityOf(law, answers, today) : undefined
  const { validity } = definition
  const needsPortrait = 'portrait' in validity && portraitIsDue(validity.portrait, { birthDate: answers.birthDate as PlainDate | undefined, renews, today })
  return [...(answer?.ok ? answer.value.extraDocuments : []), ...(needsPortrait ? ['portrait'] : [])]
}

/** A service for residents does not ask which visitors it may serve. */
function asksEligibility(definition: ServiceDefinition): boolean {
  return definition.pages.some((page) => page.fields.some((field) => field.rules?.some((rule) => rule.kind === 'eligible-nationality')))
}

function eligibilityOf(law: LawBook, answers: Answers, today: PlainDate) {
  if (!answers.nationality) return undefined
  return eligibility(law.nationalityRows, {
    nationality: answers.nationality,
    document: documentOf(answers),
    on: today,
    ...(answers.entryOn ? { entryOn: answers.entryOn as PlainDate } : {}),
    daysOfStay: Number(answers.daysOfStay ?? '1'),
    acceptUtopia: law.demo,
  })
}

type TravelDocument = 'ordinary-passport' | 'diplomatic-passport' | 'service-passport' | 'refugee-document' | 'stateless-document'

function documentOf(answers: Answers): TravelDocument {
  return (answers.travelDocument ?? 'ordinary-passport') as TravelDocument
}

const served = new WeakMap<LawBook, Map<string, ReadonlySet<string>>>()

/** Nationalities that may apply here with this document; people who need no card may still ask for one. */
export function servedNationalities(law: LawBook, answers: Answers, today: PlainDate): ReadonlySet<string> {
  const document = documentOf(answers)
  const key = `${today} ${document}`
  let days = served.get(law)
  if (!days) served.set(law, (days = new Map()))
  let set = days.get(key)
  if (!set) {
    const codes = Object.keys(law.nationalityNames).filter((nationality) => {
      const answer = eligibility(law.nationalityRows, { nationality, document, on: today, daysOfStay: 1, acceptUtopia: law.demo })
      return answer.ok && answer.value.outcome !== 'another-route'
    })
    days.set(key, (set = new Set(codes)))
  }
  return set
}

const lists = new WeakMap<LawBook, Readonly<Record<string, readonly string[]>>>()

export function listsOf(law: LawBook): Readonly<Record<string, readonly string[]>> {
  let made = lists.get(law)
  if (!made) {
    const points = law.borderPoints.map((point) => point.id)
    made = {
      nationalities: Object.keys(law.nationalityNames),
      'entry-points': points,
      'exit-points': points,
      regions: law.regions.map((region) => region.code),
      countries: postCountries(law),
      offices: law.offices.map(({ id }) => id),
    }
    lists.set(law, made)
  }
  return made
}

/** Where letters go: countries, and not what only a passport knows, such as an organisation. */
export function postCountries(law: LawBook): readonly string[] {
  return Object.keys(law.nationalityNames).filter((code) => code in law.addresses)
}

interface AskedFacts {
  readonly answers: Answers
  /** The case's own, where there is a case. */
  readonly renews?: RenewedCard | undefined
  readonly today: PlainDate
}

interface KnownFacts {
  readonly law: LawBook
  readonly definition: ServiceDefinition
  readonly facts: FormFacts
}

/** One request asks several times about the same answers: they are read-only, so what follows from them is worked out once. */
const known = new WeakMap<Answers, KnownFacts>()

export function formFacts(law: LawBook, definition: ServiceDefinition, asked: AskedFacts): FormFacts {
  const { answers, today } = asked
  const kept = known.get(answers)
  if (kept?.law === law && kept.definition === definition && kept.facts.today === today) return kept.facts
  const facts = newFormFacts(law, definition, asked)
  known.set(answers, { law, definition, facts })
  return facts
}

function newFormFacts(law: LawBook, definition: ServiceDefinition, asked: AskedFacts): FormFacts {
  const { answers, renews, today } = asked
  return {
    today,
    validity: definition.validity,
    renewsUntil: renews?.validUntil,
    renews: renews !== undefined,
    answers,
    servedNationalities: servedNationalities(law, answers, today),
    extraDocuments: extraDocuments(law, definition, asked),
    lists: listsOf(law),
    addresses: law.addresses,
  }
}

/** Names of the answers that the fee of a service hangs on: who corrects one of them may have a difference to pay, or gets one back. */
export function pricedAnswers(law: LawBook, service: string): readonly string[] {
  return answersPriced(feeRulesOf(law.feeRules, service))
}

/** Whether the answer says what is to be had, and not what is so: it has a way of its own to be changed. */
export function isChosen(field: FieldDefinition): boolean {
  return field.changeable === true || field.name === 'speed'
}

/** The typed columns that repeat answers which are searched, queued or ruled on. */
export function typedColumns(answers: Answers): CasePatch {
  const name = [answers.surname, answers.givenNames].filter(Boolean).join(' ')
  return {
    answers,
    nationality: answers.nationality || null,
    holderName: name || null,
    entryOn: (answers.entryOn || null) as PlainDate | null,
    daysOfStay: answers.daysOfStay ? Number(answers.daysOfStay) : null,
    entries: answers.entries || null,
    speed: answers.speed || null,
  }
}
