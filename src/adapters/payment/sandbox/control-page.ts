import type { SandboxEvent } from './deliveries.sql.ts'
import { html, type Markup } from './html.ts'
import { document } from './pages.ts'
import type { SandboxPayment } from './payments.sql.ts'
import { TEXTS, writeAmount } from './texts.ts'

/** For developers and testers, so in English only: what the bank knows, and buttons to make the world around it misbehave. */
export function controlPage(payments: readonly SandboxPayment[], events: readonly SandboxEvent[]): string {
  const byPayment = Map.groupBy(events, (event) => event.paymentId)
  const rows = payments.map((payment) => paymentRow(payment, byPayment.get(payment.id) ?? []))
  return document(
    'en',
    'Control · Sandbox Pay',
    html`<header><p class="band">${TEXTS.en.band}</p>
<div class="top"><div><b>Sandbox Pay · control</b></div></div></header>
<main class="wide" id="main"><section>
<h1>Payments</h1>
<p>The newest ${payments.length}. "Answer" lets a silent bank answer now; "Expire" lets the time of the payment run out now.</p>
${payments.length === 0 ? html`<p>There is no payment yet.</p>` : table(rows)}
</section></main>`,
  )
}

function table(rows: readonly Markup[]): Markup {
  const heads = ['Payment', 'State', 'Amounts', 'Card', 'Messages', 'Buttons'].map((text) => html`<th scope="col">${text}</th>`)
  return html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`
}

function paymentRow(payment: SandboxPayment, events: readonly SandboxEvent[]): Markup {
  const sum = (minor: number) => writeAmount(minor, payment.currency, 'en')
  return html`<tr>
<td class="n">${payment.reference}<br>${payment.id}</td>
<td>${payment.state}${payment.reason && html`<br>${payment.reason}`}<br>expires ${payment.expiresAt}</td>
<td>${sum(payment.amountMinor)}<br>captured ${sum(payment.capturedMinor)}<br>refunded ${sum(payment.refundedMinor)}</td>
<td>${payment.scenario ?? 'none yet'}${payment.cardLast4 && html`<br>ends ${payment.cardLast4}`}</td>
<td>${events.map(eventBlock)}</td>
<td class="small"><div class="row">
${payment.completesAt && button(`/control/payments/${payment.id}/answer`, 'Answer', `payment ${payment.reference}`)}
${['created', 'started', 'submitted'].includes(payment.state) && button(`/control/payments/${payment.id}/expire`, 'Expire', `payment ${payment.reference}`)}
</div></td>
</tr>`
}

function eventBlock(event: SandboxEvent): Markup {
  const tries = event.deliveries.map(
    (delivery) =>
      html`<li>${delivery.state}${delivery.spoiled && ', signature spoiled'}, tried ${delivery.tries}×${delivery.lastStatus && `, answered ${delivery.lastStatus}`}</li>`,
  )
  return html`<details><summary>${event.kind} (${event.deliveries.map((delivery) => delivery.state).join(', ') || 'never sent'})</summary>
<p class="n">${event.id}</p><ul>${tries}</ul>
<div class="row small">
${button(`/control/events/${event.id}/resend`, 'Send again', event.id)}
${button(`/control/events/${event.id}/spoil`, 'Send with a wrong signature', event.id)}
${button(`/control/events/${event.id}/drop`, 'Drop', event.id)}
</div></details>`
}

function button(action: string, label: string, what: string): Markup {
  return html`<form method="post" action="${action}"><button aria-label="${label}: ${what}">${label}</button></form>`
}
