import { htmlLanguage, type Language } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { leafOf, writtenWeekday } from '../texts/written.ts'
import { html, type Html } from './html.ts'
import { SHEET_CSS, STYLE, TONES } from './mail-look.ts'
import type { Block, Fact, Message } from './message.ts'

/** The letter as one HTML page: tables for layout, inline styles, nothing fetched from anywhere. */
export function mailHtml(message: Message): string {
  const lang = htmlLanguage(message.language)
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${message.subject}</title>
<style>${css}</style>
</head>
<body class="ground" style="${STYLE.body}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="ground" style="${STYLE.ground}"><tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" class="sheet" style="${STYLE.sheet}">
${message.band ? html`<tr><td class="pad" style="${STYLE.band}"><strong style="${STYLE.tag}">${message.band.tag}</strong>&nbsp; ${message.band.text}</td></tr>` : undefined}
<tr><td class="pad" style="${STYLE.head}"><div style="${STYLE.brand}">${message.brand}</div><div style="${STYLE.agency}">${message.agency}</div></td></tr>
<tr><td class="pad ink" style="${STYLE.main}">
<p class="muted" style="${STYLE.caption}">${message.caption}</p>
<h1 class="h1" style="${STYLE.h1 + (message.language === 'zh' ? STYLE.atPunctuation : '')}">${message.heading}</h1>
${message.greeting ? html`<p style="${STYLE.p}">${message.greeting}</p>` : undefined}
${message.blocks.map((block) => blockHtml(block, message.language))}
</td></tr>
${footHtml(message)}
</table>
</td></tr></table>
</body>
</html>
`.markup
}

const css: Html = { markup: SHEET_CSS }

function blockHtml(block: Block, language: Language): Html {
  switch (block.kind) {
    case 'text':
      return html`<p style="${STYLE.p}">${block.text}</p>\n`
    case 'heading':
      return html`<h2 class="ink" style="${STYLE.h2}">${block.text}</h2>\n`
    case 'code':
      return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" class="tone-plain" style="${STYLE.codeBox}"><tr><td style="${STYLE.codeCell}"><p class="muted" style="${STYLE.label}">${block.label}</p><p class="ink" style="${STYLE.code + (block.code.length > 8 ? STYLE.longCode : '')}">${block.code}</p></td></tr></table>\n`
    case 'day':
      return dayHtml(block, language)
    case 'facts':
      return html`<table cellpadding="0" cellspacing="0" border="0" class="line" style="${STYLE.facts}">${block.facts.map(factHtml)}</table>\n`
    case 'part':
      return partHtml(block)
    case 'reason':
      return reasonHtml(block)
    case 'steps':
      return html`<ol style="${STYLE.list}">${block.steps.map((step) => html`<li style="${STYLE.item}">${step}</li>`)}</ol>\n`
    case 'action':
      // Padding on the cell for Outlook, on the link for everyone else: the whole button can be pressed.
      return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" class="button-box" style="${STYLE.button}"><tr><td class="button-cell" bgcolor="#00778b" style="${STYLE.buttonCell}"><a href="${block.url}" style="${STYLE.buttonLink}">${block.text}</a></td></tr></table>\n`
  }
}

function factHtml(fact: Fact): Html {
  const value = fact.mono ? html`<span style="${STYLE.mono}">${fact.value}</span>` : fact.value
  return html`<tr><th scope="row" class="fact-label muted line" style="${STYLE.factLabel}">${fact.label}</th><td class="fact-value line" style="${STYLE.factValue}">${value}</td></tr>`
}

function dayHtml(block: Extract<Block, { kind: 'day' }>, language: Language): Html {
  const leaf = leafOf(language, block.date)
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="${STYLE.dayBox}"><tr><td><table role="presentation" aria-hidden="true" cellpadding="0" cellspacing="0" border="0" class="leaf" style="${STYLE.leaf}"><tr><td style="${STYLE.leafMonth}">${leaf.month}</td></tr><tr><td class="ink" style="${STYLE.leafNumber}">${leaf.number}</td></tr><tr><td class="muted" style="${STYLE.leafWeekday}">${leaf.weekday}</td></tr></table></td><td style="${STYLE.dayText}"><p class="muted" style="${STYLE.label}">${block.label}</p><p class="ink" style="${STYLE.strong + STYLE.atPunctuation}">${dayInWords(block.date, language)}</p></td></tr></table>\n`
}

/** Chinese writes day and weekday in one, which a phone would break anywhere. */
function dayInWords(date: PlainDate, language: Language): string {
  return writtenWeekday(language, date).replace('日星期', '日 星期')
}

function partHtml(part: Extract<Block, { kind: 'part' }>): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="${STYLE.part}"><tr><td class="${`tone-${part.tone}`}" style="${STYLE.partCell + TONES[part.tone]}"><p class="ink" style="${STYLE.strong}">${part.title}</p>${part.lines.map((line) => html`<p style="${STYLE.pLast}">${line}</p>`)}</td></tr></table>\n`
}

function reasonHtml(reason: Extract<Block, { kind: 'reason' }>): Html {
  const remedy = reason.remedy
  const below = remedy
    ? html`<tr><td class="tone-plain" style="${STYLE.partCell + TONES.plain}"><p class="ink" style="${STYLE.strong}">${remedy.title}</p><p style="${STYLE.pLast}">${remedy.text}</p></td></tr>`
    : undefined
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="${STYLE.part}"><tr><td class="${`tone-${reason.tone}`}" style="${STYLE.partCell + TONES[reason.tone]}"><p class="muted" style="${STYLE.label}">${reason.label}</p><p class="ink" style="${STYLE.strong}">${reason.title}</p><p style="${STYLE.pLast}">${reason.explain}</p>${reason.details.map((line) => html`<p class="muted" style="${STYLE.detail}">${line}</p>`)}</td></tr>${below}</table>\n`
}

function footHtml({ foot }: Message): Html {
  const others = foot.languages.map(
    ({ language, name, url }, i) =>
      html`${i > 0 ? ' · ' : ''}<a href="${url}" lang="${htmlLanguage(language)}" hreflang="${htmlLanguage(language)}" class="link" style="${STYLE.link}">${name}</a>`,
  )
  return html`<tr><td class="pad foot muted line" style="${STYLE.foot}">
<p style="${STYLE.p}"><strong>${foot.oursTitle}</strong> ${withCode(foot.oursText, foot.code)}</p>
<p style="${STYLE.p}">${foot.languageText} ${others}</p>
<p style="${foot.statement ? STYLE.p : STYLE.pLast}">${foot.noReply}</p>
${foot.statement ? html`<p style="${STYLE.pLast}">${foot.statement}</p>` : undefined}
</td></tr>`
}

/** The code stands out, so that it is found without reading. */
function withCode(text: string, code: string): Html {
  const [before, ...after] = text.split(code)
  return html`${before}${after.map((rest) => html`<strong class="ink" style="${STYLE.footCode}">${code}</strong>${rest}`)}`
}
