const RealDate = Date
let shift = 0

/** The machine's clock, moved: the product in this process reads it, and nothing of the product knows. */
class ShiftedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(ShiftedDate.now())
    else super(...(given as [string]))
  }

  static override now(): number {
    return RealDate.now() + shift
  }
}

/** From now on the process lives at this moment, and time runs on from there. */
export function setClock(moment: string): void {
  shift = RealDate.parse(moment) - RealDate.now()
  globalThis.Date = ShiftedDate as DateConstructor
}

export function forwardClock(time: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void {
  shift += (((time.days ?? 0) * 24 + (time.hours ?? 0)) * 60 + (time.minutes ?? 0)) * 60_000
}
