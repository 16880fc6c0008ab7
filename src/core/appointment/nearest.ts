/** Degrees, north and east positive. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

export interface Placed {
  readonly id: string
  /** ISO 3166-2. */
  readonly region?: string
  readonly position?: Position
}

export interface Near<T> {
  readonly office: T
  readonly inRegion: boolean
  /** Whole kilometres as the crow flies from the seat of the region; undefined where a position is not known. */
  readonly kilometres?: number
}

const EARTH_KM = 6_371

/** Great-circle distance on a sphere. */
export function kilometresBetween(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const chord = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The offices of the region first, then the others by distance from its seat; without a known region in their own order. */
export function nearestOffices<T extends Placed>(
  offices: readonly T[],
  from: { readonly region: string; readonly position?: Position } | undefined,
): readonly Near<T>[] {
  const near = offices.map((office): Near<T> => {
    const inRegion = from !== undefined && office.region === from.region
    const measured = from?.position && office.position ? { kilometres: Math.round(kilometresBetween(from.position, office.position)) } : {}
    return { office, inRegion, ...measured }
  })
  if (!from) return near
  return near.toSorted((a, b) => Number(b.inRegion) - Number(a.inRegion) || (a.kilometres ?? Number.MAX_VALUE) - (b.kilometres ?? Number.MAX_VALUE))
}
