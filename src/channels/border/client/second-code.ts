import { levelOf, statusOf, type SubStatus } from 'icao-seal/policy'
import type { TrustStore } from 'icao-seal/trust'
import { checkVdsNc, readMessage, SAPAR_DTA, type VdsNcReading } from 'icao-seal/vdsnc'
import { type EntryFacts, factsOfMessage } from '../../../core/border/entry-facts.ts'
import { kindOfNumber, type KnownCard } from '../../../core/border/known-cards.ts'
import { matchPassport } from '../../../core/border/passport.ts'
import type { SealVerdict } from './seal-verdict.ts'
import { browserCrypto } from './pack-keeper.ts'

interface Question {
  readonly trust: TrustStore
  readonly at: number
  readonly issuingState: string
  readonly cards: readonly KnownCard[]
  /** Of the certificates that may sign for it: a state that is trusted for its own cards signs none of ours. */
  readonly signerCountry: string
  readonly passport: readonly string[] | undefined
}

/** The second code of a card (VDS-NC): the signer's certificate travels inside and must lead to a CSCA of the pack, for the use of such codes. */
export async function checkSecondCode(text: string, question: Question): Promise<{ readonly seal: SealVerdict; readonly card?: EntryFacts }> {
  const { trust: store, at, issuingState, signerCountry } = question
  const { sub, reading, certificate } = await checkVdsNc(text, { store, crypto: browserCrypto, at, countries: { [issuingState]: signerCountry } })
  const card = reading && cardOf(reading, question)
  const signer = certificate?.serialHex.toUpperCase() ?? ''
  return { seal: verdict(sub ?? (card ? passportAgainst(card, question.passport) : null), signer), ...(card ? { card } : {}) }
}

function cardOf({ header, msg }: VdsNcReading, { issuingState, cards }: Pick<Question, 'issuingState' | 'cards'>): EntryFacts | undefined {
  if (header.type !== SAPAR_DTA.type || header.version !== SAPAR_DTA.version || header.issuer !== issuingState) return undefined
  const message = readMessage(msg, SAPAR_DTA)
  const kind = message.ok ? kindOfNumber(message.facts.cardNumber, cards) : undefined
  return message.ok && kind ? factsOfMessage(message.facts, kind) : undefined
}

/** The same two fields as for a visa seal: number and State. */
function passportAgainst(card: EntryFacts, passport: readonly string[] | undefined): SubStatus | null {
  const match = matchPassport(card, passport)
  if (match.kind === 'unreadable') return 'INVALID_PASSPORT_MRZ'
  if (match.kind !== 'differs') return null
  return match.fields.some(({ field, same }) => !same && (field === 'number' || field === 'state')) ? 'SEAL_PASSPORT_MISMATCH' : null
}

function verdict(sub: SubStatus | null, signer: string): SealVerdict {
  return { status: statusOf(sub), sub, level: levelOf(sub), signer, fields: [] }
}
