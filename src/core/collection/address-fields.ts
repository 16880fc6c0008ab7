import { type AddressFormat, type AddressPart, isNeeded, partsAsked } from './address.ts'

interface AddressField {
  readonly name: string
  readonly needed?: boolean
}

/** The fields of an address as a country writes it, each marked when it is needed there. Those that are no part of the address, such as the country itself, come first. */
export function inAddressOrder<F extends AddressField>(
  fields: readonly F[],
  parts: Readonly<Record<string, AddressPart>>,
  format: AddressFormat,
): readonly F[] {
  const order = partsAsked(format)
  const place = ({ name }: F) => {
    const part = parts[name]
    return part === undefined ? -1 : order.indexOf(part)
  }
  return [...fields]
    .sort((a, b) => place(a) - place(b))
    .map((field) => {
      const part = parts[field.name]
      return part !== undefined && isNeeded(format, part) ? asNeeded(field) : field
    })
}

const needed = new WeakMap<AddressField, AddressField>()

/** The same object each time: what is drawn of a field is kept by it. */
function asNeeded<F extends AddressField>(field: F): F {
  const made = (needed.get(field) as F | undefined) ?? { ...field, needed: true }
  needed.set(field, made)
  return made
}
