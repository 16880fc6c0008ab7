const LINE = 64

/** Text form of certificates, requests and lists (RFC 7468). */
export function pemOf(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The first object of a file, PEM or DER as it is. */
export function derOf(file: Uint8Array): Uint8Array {
  return pemBlocks(Buffer.from(file).toString('latin1'))[0]?.der ?? file
}

/** Every object of a PEM file with its label. */
export function pemBlocks(text: string): readonly { readonly label: string; readonly der: Uint8Array }[] {
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)].map(([, label = '', body = '']) => ({
    label,
    der: new Uint8Array(Buffer.from(body.replace(/\s/g, ''), 'base64')),
  }))
}
