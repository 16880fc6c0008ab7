import { htmlLanguage, LANGUAGES, type Language } from '../../../core/kernel/language.ts'
import { type CardField, type CardForm, type CardProblem, TEST_CARDS } from './cards.ts'
import { html, type Markup } from './html.ts'
import type { SandboxPayment } from './payments.sql.ts'
import { TEXTS, type Texts, writeAmount } from './texts.ts'

export interface View {
  readonly language: Language
  /** Where the language links lead back to. */
  readonly path: string
}

export interface CardView extends View {
  readonly payment: SandboxPayment
  readonly form: CardForm
  readonly problems: readonly { readonly field: CardField; readonly code: CardProblem }[]
}

export function cardPage(view: CardView): string {
  const t = TEXTS[view.language]
  const { payment, problems } = view
  const amount = writeAmount(payment.amountMinor, payment.currency, view.language)
  const body = html`<main class="two" id="main">
<section>
${problems.length > 0 && errorSummary(t, problems)}
<h1>${t.heading}</h1>
<form method="post" action="/pay/${payment.id}?lang=${view.language}" novalidate>
${FIELDS.map((field) => cardField(t, view, field))}
<div class="row"><button>${t.pay.replace('{amount}', amount)}</button></div>
</form>
<form method="post" action="/pay/${payment.id}/cancel?lang=${view.language}"><p><button class="plain">${t.cancel}</button></p></form>
</section>
<aside>
<h2>${t.summary}</h2>
<dl><dt>${t.amount}</dt><dd class="sum">${amount}</dd><dt>${t.reference}</dt><dd class="code">${payment.reference}</dd></dl>
<p>${payment.description}</p>
${testCards(t)}
</aside>
</main>`
  return layout(view, problems.length > 0 ? t.errorPrefix + t.heading : t.heading, body)
}

interface FieldShape {
  readonly name: CardField
  readonly short: boolean
  readonly numeric: boolean
  /** The number and the code are never sent back to the browser, not even after a mistake. */
  readonly echoed: boolean
}

const FIELDS: readonly FieldShape[] = [
  { name: 'number', short: false, numeric: true, echoed: false },
  { name: 'expiry', short: true, numeric: true, echoed: true },
  { name: 'cvc', short: true, numeric: true, echoed: false },
  { name: 'name', short: false, numeric: false, echoed: true },
]

function cardField(t: Texts, { form, problems }: CardView, { name, short, numeric, echoed }: FieldShape): Markup {
  const problem = problems.find((found) => found.field === name)
  // No autocomplete on purpose: a browser that knows a real card would offer it here.
  return html`<div class="field${problem && ' wrong'}">
<label for="${name}">${t[name]}</label>
<span class="hint" id="${name}-hint">${t[`${name}Hint`]}</span>
${problem && html`<span class="error" id="${name}-error">${t[problem.code]}</span>`}
<input id="${name}" name="${name}" type="text" autocomplete="off" spellcheck="false"${short && html` class="short"`}${
    numeric && html` inputmode="numeric"`
  } aria-describedby="${name}-hint${problem && ` ${name}-error`}"${problem && html` aria-invalid="true"`} value="${echoed && form[name].slice(0, 100)}">
</div>`
}

function errorSummary(t: Texts, problems: CardView['problems']): Markup {
  return html`<div class="summary" role="alert"><h2>${t.errorTitle}</h2>
<ul>${problems.map(({ field, code }) => html`<li><a href="#${field}">${t[code]}</a></li>`)}</ul></div>`
}

function testCards(t: Texts): Markup {
  return html`<h2>${t.testCards}</h2><p>${t.testCardsHint}</p>
<table class="cards"><thead><tr><th scope="col">${t.cardColumn}</th><th scope="col">${t.resultColumn}</th></tr></thead>
<tbody>${TEST_CARDS.map(({ number, scenario }) => html`<tr><td class="n">${number.replace(/(.{4})(?=.)/g, '$1 ')}</td><td>${t[`scenario.${scenario}`]}</td></tr>`)}</tbody></table>`
}

export function challengePage(view: View, payment: SandboxPayment): string {
  const t = TEXTS[view.language]
  const amount = writeAmount(payment.amountMinor, payment.currency, view.language)
  const body = html`<main id="main"><section>
<h1>${t.challengeHeading}</h1>
<dl><dt>${t.amount}</dt><dd class="sum">${amount}</dd><dt>${t.reference}</dt><dd class="code">${payment.reference}</dd></dl>
<p>${t.challengeText}</p>
<form method="post" action="/pay/${payment.id}/challenge?lang=${view.language}"><div class="row">
<button name="answer" value="approve">${t.approve}</button>
<button name="answer" value="deny" class="plain">${t.deny}</button>
<button name="answer" value="abandon" class="plain">${t.abandon}</button>
</div></form></section></main>`
  return layout(view, t.challengeHeading, body)
}

/** The payment waits for its bank, or has ended: nothing to do here but go back. */
export function standstillPage(view: View, payment: SandboxPayment): string {
  const t = TEXTS[view.language]
  const { state } = payment
  const waiting = state === 'created' || state === 'started' || state === 'submitted'
  const heading = waiting ? t.waitingHeading : t[`done.${state}`]
  const body = html`<main id="main"><section>
<h1>${heading}</h1>
<p>${waiting ? t.waitingText : t.doneText}</p>
<p><a class="button" href="${payment.returnUrl}">${t.back}</a></p>
</section></main>`
  return layout(view, heading, body)
}

export function notFoundPage(language: Language): string {
  const t = TEXTS[language]
  const body = html`<main id="main"><section><h1>${t.notFoundHeading}</h1><p>${t.notFoundText}</p></section></main>`
  return layout({ language, path: '' }, t.notFoundHeading, body)
}

function layout(view: View, title: string, body: Markup): string {
  const t = TEXTS[view.language]
  return document(
    htmlLanguage(view.language),
    `${title} · ${t.brand}`,
    html`<a class="skip" href="#main">${t.skip}</a>
<header><p class="band">${t.band}</p>
<div class="top"><div><b>${t.brand}</b>${view.path !== '' && languageLinks(t, view)}</div></div></header>
${body}`,
  )
}

function languageLinks(t: Texts, view: View): Markup {
  const links = LANGUAGES.map((language) => {
    const name = TEXTS[language].languageName
    const current = language === view.language && html` aria-current="true"`
    return html`<li><a href="${view.path}?lang=${language}" lang="${htmlLanguage(language)}" hreflang="${htmlLanguage(language)}"${current}>${name}</a></li>`
  })
  return html`<nav aria-label="${t.languages}"><ul>${links}</ul></nav>`
}

export function document(language: string, title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="stylesheet" href="/sandbox.css"></head>
<body>
${body}
</body>
</html>`.markup
}
