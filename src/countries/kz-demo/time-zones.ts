import data from './time-zones.json' with { type: 'json' }

/** The time zones of each country, IANA names, by the codes of the country names. Written by tools/freeze-time-zones.ts, which names the source. */
export const timeZones: Readonly<Record<string, readonly string[]>> = data
