import type { InFour } from '../../core/kernel/language.ts'
import data from './border-points.json' with { type: 'json' }

export interface DemoBorderPoint {
  readonly id: string
  /** `air`, `rail`, `road` or `sea`. */
  readonly mode: string
  /** ISO 3166-2 code of the region it lies in. */
  readonly region: string
  /** ISO 3166-1 alpha-2 code of the country on the other side. */
  readonly neighbour?: string
  readonly iata?: string
  readonly icao?: string
  readonly name: InFour
}

/**
 * Demo data: a plausible subset and not an official list; which points take the card is for an agency to say.
 * Sources: airport codes from OpenFlights with NQZ for Astana since 2020; road points to China and Russia from the government
 * resolution of 28 June 2013 as reported by caravan.kz 275090; Uzbek and Turkmen points expert-kz.com 201292; rail points
 * egemen.kz 250868; sea points general knowledge. Chinese names of small road points are transliterations.
 */
export const borderPoints: readonly DemoBorderPoint[] = data
