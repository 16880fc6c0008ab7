import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from './deps.ts'
import type { AccountCode } from './ports/accounts.ts'

/** For one address, whoever asks and in however many browsers: 48 tries a day against a million codes. */
const ADDRESS_TRIES = { capacity: 20, perMinute: 1 / 30 }

export type CodeRefusal = 'code-wrong' | 'code-expired' | 'code-used-up'

/**
 * Whether the digits are one of these codes, the newest first; the code is used up by the right answer. A try is spent before the comparison, so that
 * parallel guesses cannot outrun the count.
 */
export async function answerCode(
  deps: Pick<Deps, 'clock' | 'accounts' | 'secrets' | 'limits'>,
  codes: readonly AccountCode[],
  digits: string,
): Promise<Result<AccountCode, CodeRefusal>> {
  const now = deps.clock.now()
  const live = codes.filter(({ expiresAt }) => expiresAt >= now)
  const [newest] = live
  if (!newest) return refuse('code-expired', {}, 'digits')
  const left = await deps.accounts.spendCodeTry(newest.id)
  const more = left !== undefined && (await deps.limits.spend(`account-tries ${deps.secrets.seal('limit', newest.recipientKey)}`, ADDRESS_TRIES, now))
  if (!more) return refuse('code-used-up', {}, 'digits')
  const tidy = digits.replace(/\D/g, '')
  // Letters overtake each other, and the newest may still be on its way: any code that was asked for in the same place will do.
  const right = live.find(({ id, codeHash }) => codeHash !== undefined && deps.secrets.seal('account-code', `${id}|${tidy}`) === codeHash)
  if (!right) return left > 0 ? refuse('code-wrong', { left }, 'digits') : refuse('code-used-up', {}, 'digits')
  return (await deps.accounts.useCode(right.id, now)) ? ok(right) : refuse('code-expired', {}, 'digits')
}
