import { probeProblem } from './probe-run.ts'

/** What a person types on the sandbox bank's page. The number is one of its test cards. */
export const WORKING_CARD = '4242424242424242'

/** Opens the hosted page, fills in its form and sends it, as a browser would. Resolves when the bank sends the person back. */
export async function payOnHostedPage(
  payment: { readonly url: string; readonly cardNumber: string; readonly today: string },
  signal: AbortSignal,
): Promise<void> {
  const page = await fetch(payment.url, { signal })
  if (!page.ok) throw probeProblem(`${page.status} from the bank's page`)
  const action = formAction(await page.text())
  if (!action) throw probeProblem("the bank's page has no form for a card")
  const expiry = `12/${String((Number(payment.today.slice(2, 4)) + 3) % 100).padStart(2, '0')}`
  const form = new URLSearchParams({ number: payment.cardNumber, expiry, cvc: '123', name: 'PROBE' })
  const answer = await fetch(new URL(action, payment.url), { method: 'POST', body: form, redirect: 'manual', signal })
  if (answer.status !== 303) throw probeProblem(`${answer.status} from the bank's form`)
}

/** Where the form goes that asks for a card number. */
function formAction(page: string): string | undefined {
  const form = page.split('<form').find((part) => /<input[^>]*name="number"/.test(part.slice(0, part.indexOf('</form'))))
  return /action="([^"]+)"/.exec(form ?? '')?.[1]?.replaceAll('&amp;', '&')
}
