import { type OfficeTimes, readOfficeTimes } from '../core/appointment/office-times.ts'
import { readCalendar, type WorkCalendar } from '../core/calendar/calendar.ts'
import type { NationalityRow } from '../core/eligibility/rows.ts'
import type { FeeRule, IndexValue } from '../core/fee/rules.ts'
import type { LawBook } from '../actions/ports/law.ts'
import type { Parameter, Parameters } from '../adapters/postgres/parameters.sql.ts'
import { addressFormats } from '../countries/kz-demo/address-formats.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import { borderPoints } from '../countries/kz-demo/border-points.ts'
import { calendar } from '../countries/kz-demo/calendar.ts'
import { countryNames } from '../countries/kz-demo/country-names.ts'
import { indexValues } from '../countries/kz-demo/fees.ts'
import { demoCards } from '../countries/kz-demo/held-cards.ts'
import { lateLadder } from '../countries/kz-demo/late-ladder.ts'
import { nationalityRows } from '../countries/kz-demo/nationalities.ts'
import { officeTimes } from '../countries/kz-demo/office-times.ts'
import { photoSpecs } from '../countries/kz-demo/photo-specs.ts'
import { reasons } from '../countries/kz-demo/reasons.ts'
import { regions } from '../countries/kz-demo/regions.ts'
import { sealRules } from '../countries/kz-demo/seals.ts'
import { services } from '../countries/kz-demo/services.ts'
import { timeZones } from '../countries/kz-demo/time-zones.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { day, type PlainDate } from '../core/kernel/plain-date.ts'

/** The parameters as the country's folder gives them, ready to be seeded once and followed by newer rows. */
export function seedParameters(at: Instant): readonly Parameter[] {
  const row = (kind: string, key: string, more: { validFrom: PlainDate; value: unknown; source: string }): Parameter => ({
    kind,
    key,
    ...more,
    recordedAt: at,
    recordedBy: 'seed',
  })
  return [
    ...services.flatMap(({ fees }) =>
      fees.rules.map((rule) => row('fee-rule', rule.id, { validFrom: rule.validFrom, value: rule, source: `countries/kz-demo/${fees.file}` })),
    ),
    ...indexValues.map((value) => row('index-value', value.index, { validFrom: value.validFrom, value, source: value.source })),
    row('calendar', 'work', { validFrom: calendar.publishedOn, value: calendar, source: calendar.source }),
    ...officeTimes.map((times) =>
      row('office-times', times.officeId, { validFrom: times.validFrom, value: times, source: 'countries/kz-demo/office-times.ts' }),
    ),
    row('nationality-rows', 'all', { validFrom: day('2024-01-01'), value: nationalityRows, source: 'countries/kz-demo/nationalities.ts' }),
  ]
}

export interface LawKeeper {
  readonly law: () => LawBook
  /** Reads the parameters again; called now and then, so that a newer row reaches every process. */
  refresh(): Promise<void>
}

/** Keeps one snapshot of the law in memory; pages never wait for it. */
export async function keepLaw(parameters: Parameters, demo: boolean): Promise<LawKeeper> {
  let version = ''
  let book: LawBook | undefined
  const refresh = async () => {
    const rows = await parameters.load()
    const newest = `${rows.length} ${
      rows
        .map((row) => row.recordedAt)
        .sort()
        .at(-1) ?? ''
    }`
    if (newest !== version || !book) book = assemble(rows, demo)
    version = newest
  }
  await refresh()
  return { law: () => book as LawBook, refresh }
}

function assemble(rows: readonly Parameter[], demo: boolean): LawBook {
  const valuesOf = <T>(kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.value as T)
  const calendars = valuesOf<unknown>('calendar').map(readCalendar)
  return {
    country: 'kz-demo',
    issuingState: sealRules(demo).issuingState,
    seals: sealRules(demo),
    timeZone: demoAgency.timeZone,
    demo,
    definitions: services.map(({ definition }) => definition),
    lateLadder,
    demoCards: demo ? demoCards : [],
    photoSpecs,
    feeRules: valuesOf<FeeRule>('fee-rule'),
    indexValues: valuesOf<IndexValue>('index-value'),
    calendar: calendars.at(-1) as WorkCalendar,
    nationalityRows: valuesOf<readonly NationalityRow[]>('nationality-rows').at(-1) ?? [],
    nationalityNames: countryNames,
    addresses: addressFormats,
    timeZones,
    borderPoints,
    regions,
    reasons,
    offices: demoAgency.offices,
    officeTimes: valuesOf<OfficeTimes>('office-times').map(readOfficeTimes),
    webOffice: demoAgency.offices[0].id,
  }
}
