import { medianOf, ratios } from './cpu.ts'
import type { SealWorks } from './seal-works.ts'
import { type Row, tableOf } from './table.ts'

/** Processor microseconds for one item, one number a round. */
export type SealTimes = Readonly<Record<keyof SealWorks, readonly number[]>>

export interface ListSizes {
  readonly statusListBytes: number
  readonly deltaBytes: number
}

export interface SealReport {
  /** For people. */
  readonly table: string
  /** For machines, by the names of docs/performance.md. */
  readonly figures: Readonly<Record<string, number>>
}

export function reportOf(times: SealTimes, { statusListBytes, deltaBytes }: ListSizes): SealReport {
  // A rate is one over a time, so the rate of the check to that of the signature is the time of the signature to that of the check.
  const checkToVerify = ratios(times.bareVerify, times.wholeCheck)
  const codeToVerify = ratios(times.bareVerify, times.codeCheck)
  const table = tableOf([
    rate('bare ES256 verify, key read before', times.bareVerify),
    rate('whole check of a visa seal, passport and status list', times.wholeCheck),
    { what: 'rate of the check to the bare verify', unit: 'x', values: checkToVerify, target: 'at least 0.85' },
    rate('whole check of a VDS-NC', times.codeCheck),
    { what: 'rate of the VDS-NC check to the bare verify', unit: 'x', values: codeToVerify, target: '' },
    { what: 'parse of a passport zone', unit: 'µs', values: times.mrzParse, target: 'under 10' },
    rate('write and sign a visa seal', times.writeVisa),
    rate('write and sign a VDS-NC', times.writeCode),
    { what: 'status list, 10 million cards, 0.1 % revoked', unit: 'bytes', values: [statusListBytes], target: 'at most 25,600' },
    { what: "a day's delta of 1,000 cards", unit: 'bytes', values: [deltaBytes], target: 'at most 3,072' },
  ])
  const figures = {
    checkToVerifyRatio: rounded(medianOf(checkToVerify), 3),
    mrzParseMicros: rounded(medianOf(times.mrzParse), 2),
    statusListBytes,
    deltaBytes,
    vdsNcToVerifyRatio: rounded(medianOf(codeToVerify), 3),
    verifyPerSecond: perSecond(times.bareVerify),
    checkPerSecond: perSecond(times.wholeCheck),
    vdsNcPerSecond: perSecond(times.codeCheck),
    writeVisaPerSecond: perSecond(times.writeVisa),
    writeVdsNcPerSecond: perSecond(times.writeCode),
  }
  return { table, figures }
}

function rate(what: string, times: readonly number[]): Row {
  return { what, unit: '/s', values: times.map((time) => 1e6 / time), target: '' }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

function perSecond(times: readonly number[]): number {
  return Math.round(1e6 / medianOf(times))
}
