import { domainToASCII } from 'node:url'

/** RFC 5322 atext, and letters, marks and digits of other scripts (RFC 6532). Quoted local parts are legal and of no use to anyone but an attacker. */
const LOCAL_PART = /^(?:[\w!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+)(?:\.[\w!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+)*$/u
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/**
 * The address, or undefined when the text is anything but exactly one plain `local@domain`: a list, a name with angle brackets, a
 * group, a comment, a line break, or characters that turn into one of these when they are normalised.
 */
export function oneAddress(text: string): { readonly address: string; readonly domain: string } | undefined {
  if (text.length > 254 || text.normalize('NFKC') !== text) return undefined
  const [local, domain, more] = text.split('@')
  if (local === undefined || domain === undefined || more !== undefined) return undefined
  if (Buffer.byteLength(local) > 64 || !LOCAL_PART.test(local)) return undefined
  if (!domain.split('.').every((label) => LABEL.test(label))) return undefined
  const ascii = domainToASCII(domain)
  return ascii === '' ? undefined : { address: text, domain: ascii }
}
