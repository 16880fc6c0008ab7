import type { AddressBook } from '../../core/collection/address.ts'
import formats from './address-formats.json' with { type: 'json' }

/** How addresses are written, by the codes of the country names. Frozen by tools/freeze-address-formats.ts, which names the sources and their licences. */
export const addressFormats: AddressBook = formats
