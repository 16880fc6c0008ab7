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
    {
      id: 'AST',
      name: inFour('country.office.AST'),
      region: 'KZ-71',
      position: { latitude: 51.17, longitude: 71.43 },
      address: inFour('country.office.AST.address'),
      hours: inFour('country.office.hours'),
    },
    {
      id: 'ALA',
      name: inFour('country.office.ALA'),
      region: 'KZ-75',
      position: { latitude: 43.24, longitude: 76.89 },
      address: inFour('country.office.ALA.address'),
      hours: inFour('country.office.hours'),
    },
    {
      id: 'KRG',
      name: inFour('country.office.KRG'),
      region: 'KZ-35',
      position: { latitude: 49.8, longitude: 73.09 },
      address: inFour('country.office.KRG.address'),
      hours: inFour('country.office.KRG.hours'),
    },
    {
      id: 'SHY',
      name: inFour('country.office.SHY'),
      region: 'KZ-79',
      position: { latitude: 42.32, longitude: 69.59 },
      address: inFour('country.office.SHY.address'),
      hours: inFour('country.office.SHY.hours'),
    },
  ],
  /** The office that takes what comes over the web. */
  webOffice: 'AST',
} as const
