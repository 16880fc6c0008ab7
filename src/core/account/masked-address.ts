/** An address that its owner knows again, and that tells a passer-by little: `anna@example.org` -> `a…@example.org`. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@')
  return `${Array.from(email.slice(0, at))[0] ?? ''}…${email.slice(at)}`
}

/** `+77011234567` -> `…67`. */
export function maskedPhone(phone: string): string {
  return `…${phone.slice(-2)}`
}
