import type { InFour } from '../../core/kernel/language.ts'
import data from './country-names.json' with { type: 'json' }

/**
 * Names of countries and other nationalities by the three-letter code of the passport's machine readable zone (Doc 9303-3 section 5),
 * Germany as DEU. A frozen snapshot of ICU 78 (CLDR 48) with the agency's own wording laid over, written by
 * tools/freeze-country-names.ts: issued cards must not change their words with the version of Node. `alpha2` is the ISO 3166-1 code.
 */
export const countryNames: Readonly<Record<string, InFour & { readonly alpha2?: string }>> = data
