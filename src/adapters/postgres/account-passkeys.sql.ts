import type { Pool } from 'pg'
import type { AccountPasskey, AccountPasskeys } from '../../actions/ports/accounts.ts'
import { filled, findRow, type Row, rowsOf } from './statement.ts'

/** Passkeys of accounts. Those of the desk lie elsewhere, so that none can open the other's door. */
export function passkeysOfAccounts(pool: Pool): AccountPasskeys {
  return {
    async accountPasskey(credentialId) {
      const row = await findRow<Row<AccountPasskey>>(pool, `${PASSKEY} where credential_id = $1`, [credentialId])
      return row && filled<AccountPasskey>(row)
    },
    async passkeysOfAccount(accountId) {
      return (await rowsOf<Row<AccountPasskey>>(pool, `${PASSKEY} where account_id = $1 order by created_at, credential_id`, [accountId])).map(
        filled<AccountPasskey>,
      )
    },
    async addPasskey({ credentialId, accountId, publicKey, counter, transports, browser, system, createdAt }) {
      await rowsOf(pool, ADD, [credentialId, accountId, Buffer.from(publicKey), counter, transports, browser, system, createdAt])
    },
    removePasskey: async (accountId, credentialId) => void (await findRow(pool, REMOVE, [accountId, credentialId])),
    setAccountPasskeyUsed: async (credentialId, counter, at) => void (await rowsOf(pool, SET_USED, [credentialId, counter, at])),
    async keepAccountChallenge({ id, challenge, accountId, expiresAt }) {
      await rowsOf(pool, KEEP_CHALLENGE, [id, challenge, accountId ?? null, expiresAt])
    },
    async takeAccountChallenge(id, now) {
      const row = await findRow<Row<Challenge> & { readonly live: boolean }>(pool, TAKE_CHALLENGE, [id, now])
      if (!row?.live) return undefined
      const { live: _, ...challenge } = row
      return filled<Challenge>(challenge)
    },
  }
}

interface Challenge {
  readonly challenge: string
  readonly accountId?: string
}

const PASSKEY = `
  select credential_id as "credentialId", account_id as "accountId", public_key as "publicKey", counter, transports, browser, system,
    created_at as "createdAt", used_at as "usedAt"
  from account_passkey`

// A device that answers twice with the same key made one passkey.
const ADD = `
  insert into account_passkey (credential_id, account_id, public_key, counter, transports, browser, system, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing`

const REMOVE = 'delete from account_passkey where account_id = $1 and credential_id = $2'

// Two sign-ins at once must not turn the counter back: a clone would then go unnoticed.
const SET_USED = 'update account_passkey set counter = greatest(counter, $2), used_at = $3 where credential_id = $1'

const KEEP_CHALLENGE = 'insert into account_challenge (id, challenge, account_id, expires_at) values ($1, $2, $3, $4)'

// Deleted by whoever asks first, expired or not: of two answers to one challenge only one is heard.
const TAKE_CHALLENGE = `
  delete from account_challenge where id = $1 returning challenge, account_id as "accountId", expires_at > $2::timestamptz as live`
