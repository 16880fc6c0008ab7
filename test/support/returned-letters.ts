/** Reports of mail servers about letters that did not arrive, as the servers of the world write them. */
export interface Report {
  /** With its angle brackets. */
  readonly messageId: string
  readonly recipient?: string
  readonly action?: 'failed' | 'delayed' | 'delivered'
  readonly status?: string
  /** What is sent back: headers only, the whole letter, or nothing, where the report only answers the letter. */
  readonly back?: 'headers' | 'letter' | 'nothing'
}

const BOUNDARY = 'report.1764400000.example'

/** As RFC 3464 has it, in the form that the common servers give it. */
export function deliveryReport({ messageId, recipient = 'anna@example.org', action = 'failed', status = '5.1.1', back = 'headers' }: Report): string {
  const head = `From: "Demo" <notices@agency.example>\r\nTo: ${recipient}\r\nSubject: A letter\r\nMessage-ID:\r\n ${messageId}\r\nMIME-Version: 1.0\r\n`
  const sentBack = {
    headers: ['', 'Content-Type: text/rfc822-headers', '', head],
    letter: ['', 'Content-Type: message/rfc822', '', head, 'Your card ends soon.', ''],
    nothing: [],
  }[back]
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'To: notices@agency.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <20270501050000.ABCDEF@mx.example>',
    ...(back === 'nothing' ? [`In-Reply-To: ${messageId}`] : []),
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `I could not deliver your message. Action: failed`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Sat, 1 May 2027 05:00:00 +0000',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} no such`,
    '    mailbox here',
    '',
    ...(sentBack.length > 0 ? [`--${BOUNDARY}`, ...sentBack.slice(1)] : []),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')
}
