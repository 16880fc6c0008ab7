import type { Language } from '../core/kernel/language.ts'
import { writtenWeekday } from '../texts/written.ts'
import type { Block, Message } from './message.ts'

/** The same letter for programs and people that read plain text. */
export function mailText(message: Message): string {
  const { foot } = message
  const parts = [
    message.band ? `${message.band.tag}${colon(message.language)}${message.band.text}` : '',
    `${message.brand} · ${message.agency}\n${message.caption}`,
    underlined(message.heading, '='),
    message.greeting,
    ...message.blocks.map((block) => blockText(block, message.language)),
    '-'.repeat(40),
    `${foot.oursTitle}\n${foot.oursText}`,
    [foot.languageText, ...foot.languages.map(({ name, url }) => `${name}: ${url}`)].join('\n'),
    foot.noReply,
    foot.statement,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockText(block: Block, language: Language): string {
  const is = colon(language)
  switch (block.kind) {
    case 'text':
      return block.text
    case 'heading':
      return underlined(block.text, '-')
    case 'code':
      return block.label + is + block.code
    case 'day':
      return block.label + is + writtenWeekday(language, block.date)
    case 'facts':
      return block.facts.map(({ label, value }) => label + is + value).join('\n')
    case 'part':
      return barred([block.title, ...block.lines])
    case 'reason':
      return barred([block.label, block.title, block.explain, ...block.details, ...(block.remedy ? ['', block.remedy.title + is, block.remedy.text] : [])])
    case 'steps':
      return block.steps.map((step, i) => `${i + 1}. ${step}`).join('\n')
    case 'action':
      return `${(block.text + is).trimEnd()}\n${block.url}`
  }
}

function colon(language: Language): string {
  return language === 'zh' ? '：' : ': '
}

function barred(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => `| ${line}`.trimEnd())
    .join('\n')
}

/** Chinese characters are two columns wide. */
function underlined(title: string, stroke: string): string {
  const width = [...title].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
  return `${title}\n${stroke.repeat(Math.min(width, 60))}`
}
