import type { Language } from '../core/kernel/language.ts'
import { writtenWeekday } from '../texts/written.ts'
import type { Block, Message } from './message.ts'

/** The same letter for programs and people that read plain text. */
export function mailText(message: Message): string {
  const { foot } = message
  const parts = [
    message.band ? `${message.band.tag}: ${message.band.text}` : '',
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
  switch (block.kind) {
    case 'text':
      return block.text
    case 'heading':
      return underlined(block.text, '-')
    case 'code':
      return `${block.label}: ${block.code}`
    case 'day':
      return `${block.label}: ${writtenWeekday(language, block.date)}`
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'part':
      return [block.label, block.title, ...block.lines].filter((line) => line !== undefined).map((line) => `| ${line.replaceAll('\n', '\n| ')}`).join('\n')
    case 'steps':
      return block.steps.map((step, i) => `${i + 1}. ${step}`).join('\n')
    case 'action':
      return `${block.text}:\n${block.url}`
  }
}

/** Chinese characters are two columns wide. */
function underlined(title: string, stroke: string): string {
  const width = [...title].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
  return `${title}\n${stroke.repeat(Math.min(width, 60))}`
}
