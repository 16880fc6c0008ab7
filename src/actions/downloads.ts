import type { Actor } from '../core/access/actor.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { Card } from './ports/cases.ts'

type Needs = Pick<Deps, 'cases' | 'objects' | 'documents' | 'letters' | 'law'>

export interface Download {
  readonly filename: string
  readonly content: Uint8Array
}

/** The card as it was issued: the stored file, never drawn again. */
export async function downloadCard(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<Download, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'download-card', code: input.code })
  if (!loaded.ok) return loaded
  const card = await deps.cases.cardOfCase(loaded.value.id)
  const content = card ? await deps.objects.get(card.pdf) : undefined
  return card && content ? ok({ filename: `sapar-${card.number}.pdf`, content }) : refuse('not-found')
}

/** The seal of the card as a code for the screen; undefined for a card from before there were seals. */
export async function readCardCode(
  deps: Pick<Deps, 'cases' | 'seals' | 'documents'>,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<{ readonly card: Card; readonly svg: Uint8Array }, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'download-card', code: input.code })
  if (!loaded.ok) return loaded
  const card = await deps.cases.cardOfCase(loaded.value.id)
  const seal = card && (await deps.seals.ofCard(card.id))
  return card && seal ? ok({ card, svg: await deps.documents.screenCode(seal.vds) }) : refuse('not-found')
}

export async function downloadReceipt(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly receipt: string },
): Promise<Result<Download, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'download-receipt', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const receipt = (await deps.cases.receipts(file.id)).find((r) => r.number === input.receipt)
  if (!receipt) return refuse('not-found')
  const item = (await deps.cases.feeItems(file.id)).find((i) => i.id === receipt.feeItemId)
  const sheet = deps.letters.receiptSheet(receipt, file, { law: deps.law(), ...(item ? { item } : {}) })
  return ok({ filename: `sapar-${receipt.number}.pdf`, content: await deps.documents.letter(sheet) })
}

export async function downloadRefusal(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<Download, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'download-refusal', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (file.state !== 'refused' || !file.decision) return refuse('not-found')
  const sheet = deps.letters.refusalSheet(file, deps.law())
  return ok({ filename: `sapar-${file.code}.pdf`, content: await deps.documents.letter(sheet) })
}
