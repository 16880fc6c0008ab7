import { existsSync } from 'node:fs'
import { open, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../../adapters/clock/system-clock.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { touristCard } from '../../countries/kz-demo/tourist-card.ts'
import type { Config } from '../config.ts'
import { broken, type Check, good, note, type Seen } from './finding.ts'

const MEGABYTE = 1_048_576
const LEAST_FREE_MB = 300
const ENOUGH_FREE_MB = 2_000

/** Folder, disk and clock. */
export function machineChecks(config: Config): readonly Check[] {
  return [
    { what: 'Data folder', look: () => dataFolder(config.dataDir) },
    { what: 'Disk space', look: () => diskSpace(config.dataDir) },
    { what: 'Clock', look: async () => clock() },
  ]
}

async function dataFolder(dataDir: string): Promise<Seen> {
  const folder = nearestExisting(dataDir)
  const trial = path.join(folder, `.sapar-doctor-${process.pid}`)
  try {
    const handle = await open(trial, 'wx', 0o600)
    await handle
      .writeFile('x')
      .then(() => handle.sync())
      .finally(() => handle.close())
  } catch (error) {
    return broken(
      `${folder} cannot be written to (${(error as NodeJS.ErrnoException).code})`,
      'set SAPAR_DATA to a folder of your own, or give this one to the account that runs Sapar',
    )
  } finally {
    await rm(trial, { force: true })
  }
  if (folder !== dataDir) return good(`${dataDir} will be made at the first start`)
  const openToOthers = process.platform !== 'win32' && ((await stat(dataDir)).mode & 0o007) !== 0
  return openToOthers ? note(`${dataDir} is writable, and other accounts may look into it`, `chmod o-rwx ${dataDir}`) : good(`${dataDir} is writable`)
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder))
}

async function diskSpace(dataDir: string): Promise<Seen> {
  const { bavail, bsize } = await statfs(nearestExisting(dataDir))
  const free = Math.round((bavail * bsize) / MEGABYTE)
  const text = free > 10_000 ? `${Math.round(free / 1024)} GB free` : `${free} MB free`
  if (free < LEAST_FREE_MB) return broken(text, 'make room, or set SAPAR_DATA to a folder on a larger disk: a full disk stops the database')
  return free < ENOUGH_FREE_MB ? note(text, `an application with its pictures takes about 1 MB; keep ${ENOUGH_FREE_MB} MB free`) : good(text)
}

/** Terms and fees go by the agency's day, so both the time and the rules of its zone have to be right. */
function clock(): Seen {
  const { timeZone } = demoAgency
  const zones = systemClock(timeZone)
  const now = zones.now()
  if (zones.dayOf(now) < touristCard.validFrom)
    return broken(`it says ${now}, before the rules of this release begin (${touristCard.validFrom})`, 'set the clock: timedatectl set-ntp true')
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(now))
    .find(({ type }) => type === 'timeZoneName')?.value
  // Since 1 March 2024; older zone data still says +06:00.
  if (offset !== 'GMT+05:00')
    return broken(`${timeZone} is ${offset ?? 'unknown'} here, and should be GMT+05:00`, 'use a newer Node: it brings the rules of time zones')
  return good(`${now}, in ${timeZone} it is ${zones.dayOf(now)}`)
}
