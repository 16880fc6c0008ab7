import { type NationalityGroup, rowsOf, type TravelDocument } from '../../core/eligibility/rows.ts'
import { day, type PlainDate } from '../../core/kernel/plain-date.ts'

const ordinary = ['ordinary-passport'] as const satisfies readonly TravelDocument[]
const official = ['diplomatic-passport', 'service-passport'] as const satisfies readonly TravelDocument[]
const passports = [...ordinary, ...official] as const
const everything = [...passports, 'refugee-document', 'stateless-document'] as const satisfies readonly TravelDocument[]

/** Where no other day is given, a rule of the demo has held since this one. */
const START: PlainDate = day('2020-01-01')

const codes = (text: string): readonly string[] => text.split(' ')

// Fictitious lists of the demo: plausible, made up, and no claim about the law of any country.
const NEIGHBOURS = codes('RUS BLR KGZ ARM UZB TJK AZE MDA GEO MNG UKR')
const THIRTY_DAYS = [
  ...codes('AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE'),
  ...codes('ISL LIE NOR CHE AND MCO SMR VAT GBR SRB MNE MKD ALB BIH USA CAN MEX ARG CHL COL CRI AUS NZL'),
  ...codes('JPN KOR SGP MYS PHL IDN ARE QAT KWT OMN BHR ISR HKG MAC'),
]
const FOURTEEN_DAYS = codes('IND IRN')
const APPLY = [
  ...codes('BRA PER URY PRY BOL ECU VEN GUY SUR PAN GTM HND SLV NIC BLZ DOM JAM TTO BRB BHS ATG DMA GRD KNA LCA VCT CUB HTI'),
  ...codes('JOR MAR TUN ZAF NAM BWA MUS SYC KEN TZA RWA GAB CPV LSO SWZ MOZ ZMB MWI MDG LAO KHM BRN MDV BTN TLS TKM TWN PSE'),
  ...codes('FJI PNG WSM TON VUT SLB KIR TUV NRU PLW FSM MHL COK NIU'),
]
const INVITATION = codes('BGD NPL LKA MMR NGA GHA SEN CIV CMR UGA ETH AGO COD COG BEN TGO BFA NER GIN GNB SLE LBR GMB MRT TCD CAF BDI')
const HOTEL = codes('LBN DZA ZWE DJI COM STP GNQ')
const INVITATION_AND_HOTEL = codes('MLI SDN')
const EMBASSY = codes('AFG PRK SYR IRQ YEM SOM SSD LBY ERI')
// ISO codes of territories: their people nearly always hold a passport of another code. Nobody lives permanently in those of NOBODY.
const TERRITORIES = codes(
  'ALA ASM AIA ABW BMU BES CYM CXR CCK CUW FLK FRO GUF PYF GIB GRL GLP GUM GGY IMN JEY MTQ MYT MSR NCL NFK MNP PCN PRI REU BLM SHN MAF SPM SXM SJM TKL TCA VGB VIR WLF ESH',
)
const NOBODY = codes('ATA ATF BVT HMD IOT SGS UMI')

// Codes of Doc 9303-3 beside ISO 3166-1.
const BRITISH_SUBCLASSES = codes('GBD GBN GBO GBP GBS')
const LAISSEZ_PASSER = codes('UNO UNA EUE XOM XPO XBA XIM XCC XCE XCO XEC XES XDC XMP IAO')

const window = { days: 90, inDays: 180 } as const

export const nationalityGroups = [
  { nationalities: NEIGHBOURS, documents: passports, validFrom: START, outcome: 'visa-free', visaFreeDays: 90, window },
  { nationalities: ['TUR', ...THIRTY_DAYS], documents: ordinary, validFrom: START, outcome: 'visa-free', visaFreeDays: 30, window },
  { nationalities: ['TUR', ...THIRTY_DAYS], documents: official, validFrom: START, outcome: 'visa-free', visaFreeDays: 30, window, route: 'diplomatic-note' },
  { nationalities: APPLY, documents: ordinary, validFrom: START, outcome: 'apply' },
  { nationalities: BRITISH_SUBCLASSES, documents: ordinary, validFrom: START, outcome: 'apply' },
  { nationalities: TERRITORIES, documents: ordinary, validFrom: START, outcome: 'apply' },
  { nationalities: INVITATION, documents: ordinary, validFrom: START, outcome: 'apply-with-extra', extraDocuments: ['invitation'] },
  { nationalities: HOTEL, documents: ordinary, validFrom: START, outcome: 'apply-with-extra', extraDocuments: ['hotelProof'] },
  { nationalities: INVITATION_AND_HOTEL, documents: ordinary, validFrom: START, outcome: 'apply-with-extra', extraDocuments: ['invitation', 'hotelProof'] },
  { nationalities: [...EMBASSY, ...NOBODY, 'RKS', 'UNK'], documents: ordinary, validFrom: START, outcome: 'another-route', route: 'embassy' },
  { nationalities: ['KAZ'], documents: everything, validFrom: START, outcome: 'another-route', route: 'own-citizen' },
  { nationalities: ['XXA'], documents: everything, validFrom: START, outcome: 'another-route', route: 'stateless-document' },
  { nationalities: ['XXB', 'XXC'], documents: everything, validFrom: START, outcome: 'another-route', route: 'refugee-document' },
  { nationalities: ['XXX'], documents: everything, validFrom: START, outcome: 'another-route', route: 'no-nationality' },
  { nationalities: LAISSEZ_PASSER, documents: everything, validFrom: START, outcome: 'another-route', route: 'laissez-passer' },
  { nationalities: ['UTO'], documents: ordinary, validFrom: START, outcome: 'apply' },
  { nationalities: ['*'], documents: official, validFrom: START, outcome: 'another-route', route: 'diplomatic-note' },
  { nationalities: ['*'], documents: ['refugee-document'], validFrom: START, outcome: 'another-route', route: 'refugee-document' },
  { nationalities: ['*'], documents: ['stateless-document'], validFrom: START, outcome: 'another-route', route: 'stateless-document' },
  // Rules that changed, or will change, on a day.
  { nationalities: ['CHN', ...FOURTEEN_DAYS, 'THA', 'SAU', 'VNM'], documents: ordinary, validFrom: START, outcome: 'apply' },
  {
    nationalities: FOURTEEN_DAYS,
    documents: ordinary,
    validFrom: day('2022-07-07'),
    outcome: 'visa-free',
    visaFreeDays: 14,
    window: { days: 42, inDays: 180 },
  },
  { nationalities: ['CHN'], documents: ordinary, validFrom: day('2023-11-10'), outcome: 'visa-free', visaFreeDays: 30, window },
  { nationalities: ['THA'], documents: ordinary, validFrom: day('2025-03-01'), outcome: 'visa-free', visaFreeDays: 30, window },
  { nationalities: ['EGY'], documents: ordinary, validFrom: START, outcome: 'apply-with-extra', extraDocuments: ['hotelProof'] },
  { nationalities: ['EGY'], documents: ordinary, validFrom: day('2025-07-01'), outcome: 'apply' },
  { nationalities: ['PAK'], documents: ordinary, validFrom: START, outcome: 'another-route', route: 'embassy' },
  { nationalities: ['PAK'], documents: ordinary, validFrom: day('2026-01-01'), outcome: 'apply-with-extra', extraDocuments: ['invitation'] },
  { nationalities: ['SAU'], documents: ordinary, validFrom: day('2026-09-01'), outcome: 'visa-free', visaFreeDays: 30, window },
  { nationalities: ['VNM'], documents: ordinary, validFrom: day('2027-01-01'), outcome: 'visa-free', visaFreeDays: 14, window: { days: 42, inDays: 180 } },
] as const satisfies readonly NationalityGroup[]

/** One row for each nationality and rule: what the demo is seeded with. */
export const nationalityRows = rowsOf(nationalityGroups)
