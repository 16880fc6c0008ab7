/** A place that the post finds. `country` is the three-letter code of the country lists. */
export interface PostalAddress {
  readonly recipient: string
  readonly street: string
  readonly street2?: string
  readonly locality: string
  readonly region?: string
  readonly postalCode?: string
  readonly country: string
}

/** How a country writes addresses. The marks in `lines`: %N recipient, %A street, %C locality, %S region, %Z postal code, %n a new line; others are left out. */
export interface AddressFormat {
  readonly lines: string
  /** The order for an address in Latin letters, where it is another one. */
  readonly latin?: string
  /** Regular expression of a postal code in capitals, without spaces and dashes. */
  readonly code?: string
  readonly example?: string
  readonly codeNeeded?: boolean
  readonly regionNeeded?: boolean
}

export type AddressBook = Readonly<Record<string, AddressFormat>>

export type AddressPart = Exclude<keyof PostalAddress, 'country'>

/** For countries that nobody has written down: everything may be told, and only street and place must be. */
const GENERAL: AddressFormat = { lines: '%N%n%A%n%C%n%S%n%Z' }

const MARKS: Readonly<Record<string, readonly AddressPart[]>> = {
  N: ['recipient'],
  A: ['street', 'street2'],
  C: ['locality'],
  S: ['region'],
  Z: ['postalCode'],
}

export function formatOf(book: AddressBook, country: string): AddressFormat {
  return book[country] ?? GENERAL
}

/** What is asked for in this country, in the order in which it is written there. Who gets the letter, the street and the place are always asked. */
export function partsAsked(format: AddressFormat): readonly AddressPart[] {
  const named = [...format.lines.matchAll(/%([NACSZ])/g)].flatMap(([, mark = '']) => MARKS[mark] ?? [])
  const always = (['recipient', 'street', 'street2', 'locality'] as const).filter((part) => !named.includes(part))
  return [...new Set([...named, ...always])]
}

export function isNeeded(format: AddressFormat, part: AddressPart): boolean {
  if (part === 'postalCode') return format.codeNeeded === true
  if (part === 'region') return format.regionNeeded === true
  return part !== 'street2'
}

/** Spaces, dashes and small letters are forgiven. */
export function codeFits(format: AddressFormat, postalCode: string): boolean {
  return format.code === undefined || new RegExp(format.code).test(postalCode.toUpperCase().replaceAll(/[\s\-‐-―]/gu, ''))
}

/** The lines on the envelope, the country last, as the post of the sending country wants it: by its name. */
export function envelopeLines(address: PostalAddress, format: AddressFormat, countryName: string): readonly string[] {
  const written = Object.values(address).join('')
  const order = format.latin !== undefined && /^\p{Script=Latin}*$/u.test(written.replaceAll(/[^\p{L}]/gu, '')) ? format.latin : format.lines
  // What the country's own order leaves out, such as the place in a city state, is still written when somebody told it.
  const rest = order.includes('%C') ? order : `${order}%n%C`
  const lines = rest.split('%n').flatMap((line) => (line.includes('%A') ? streets(line, address) : [filled(line, address)]))
  return [...lines.filter((line) => line !== ''), countryName.toUpperCase()]
}

/** A second line of the street stands on a line of its own. */
function streets(line: string, address: PostalAddress): readonly string[] {
  const first = filled(line, address)
  return address.street2 ? [first, address.street2] : [first]
}

/** One line with what the address has; signs between two parts stay only where both are there. */
function filled(line: string, address: PostalAddress): string {
  const pieces = line.split(/(%[A-Z])/)
  let text = ''
  let between = ''
  for (const piece of pieces) {
    if (!piece.startsWith('%')) {
      between = piece
      continue
    }
    const value = valueOf(piece.charAt(1), address)
    if (value !== '') text += `${text === '' && !/[\p{L}〒]/u.test(between) ? '' : between}${value}`
    between = ''
  }
  return text.trim()
}

function valueOf(mark: string, address: PostalAddress): string {
  const part = MARKS[mark]?.[0]
  return (part && address[part]) ?? ''
}
