import type { InFour } from '../../core/kernel/language.ts'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

function inFour(key: keyof typeof en): InFour {
  return { en: en[key], ru: ru[key], kk: kk[key], zh: zh[key] }
}

/** The fictitious agency. Its words are in texts/ under `country.agency`. */
export const demoAgency = {
  id: 'demo-migration-agency',
  name: inFour('country.agency.name'),
  country: 'KAZ',
  /** Specimens only: Utopia (Doc 9303-3). */
  issuingState: 'UTO',
  timeZone: 'Asia/Almaty',
  currency: 'KZT',
  /** A name that can never be a real mailbox (RFC 2606). */
  supportEmail: 'help@sapar.example',
  offices: [
    { id: 'AST', name: inFour('country.office.AST'), region: 'KZ-71', address: inFour('country.office.AST.address'), hours: inFour('country.office.hours') },
    { id: 'ALA', name: inFour('country.office.ALA'), region: 'KZ-75', address: inFour('country.office.ALA.address'), hours: inFour('country.office.hours') },
  ],
  /** The office that takes what comes over the web. */
  webOffice: 'AST',
} as const
