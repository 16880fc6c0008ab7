import PostalMime, { type Attachment } from 'postal-mime'

/** What a mail server tells of a letter that it, or one behind it, could not deliver. */
export interface ReturnedMail {
  /** The part before the `@` of the letter's Message-ID: the id of the notice. */
  readonly messageId: string
}

/** No server sends back more than a letter with its enclosures. */
export const LARGEST_RETURN = 25 * 1024 * 1024

const REPORT = 'message/delivery-status'
const HEADERS = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers'])

/**
 * Reads a delivery status notification (RFC 3464) that says a letter has failed. Undefined for everything else: a delay, a delivery, an automatic answer, a
 * person's reply, broken or hostile bytes. The letter is known by the Message-ID in what was sent back of it or, where a server sends nothing back, by what
 * the notification answers; its recipient is not looked at, for a server may have forwarded the letter to another address.
 */
export async function readReturnedMail(raw: Uint8Array): Promise<ReturnedMail | undefined> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true }).catch(() => undefined)
  const report = mail?.attachments.find(({ mimeType }) => mimeType === REPORT)
  if (!mail || !report || !(await saysFailed(textOf(report)))) return undefined
  const letter = mail.attachments.find(({ mimeType }) => HEADERS.has(mimeType))
  const ids = letter ? [(await headersOf(textOf(letter))).get('message-id')] : [mail.inReplyTo, mail.references]
  const messageId = ids.flatMap((id) => localPart(id) ?? [])[0]
  return messageId === undefined ? undefined : { messageId }
}

/** One block of fields for the message, then one for each recipient; our letters have one recipient, who may have become several on the way. */
async function saysFailed(report: string): Promise<boolean> {
  const blocks = await Promise.all(report.split(/\r?\n(?:[ \t]*\r?\n)+/).map(headersOf))
  return blocks.some((fields) => fields.get('action')?.trim().toLowerCase() === 'failed')
}

async function headersOf(text: string): Promise<ReadonlyMap<string, string>> {
  const [head = ''] = text.trimStart().split(/\r?\n\r?\n/, 1)
  const { headers } = await PostalMime.parse(`${head}\r\n\r\n`)
  return new Map(headers.map(({ key, value }) => [key, value]))
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

function localPart(id: string | undefined): string | undefined {
  return /<([\w.+=-]{1,64})@[\w.-]{1,253}>/.exec(id ?? '')?.[1]
}
