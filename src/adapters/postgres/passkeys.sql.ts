import type { Pool } from 'pg'
import type { Passkey, People } from '../../actions/ports/people.ts'
import { bytesOf, changed, filled, findRow, type Row, rowsOf } from './statement.ts'

type PasskeysOfPeople = Pick<
  People,
  | 'passkey'
  | 'passkeysOf'
  | 'insertPasskey'
  | 'removePasskeysOf'
  | 'setPasskeyUsed'
  | 'keepChallenge'
  | 'takeChallenge'
  | 'keepEnrolment'
  | 'enrolment'
  | 'setEnrolmentUsed'
>

export function passkeysOfPeople(pool: Pool): PasskeysOfPeople {
  return {
    passkey: (credentialId) => findRow<Passkey>(pool, `${PASSKEY} where credential_id = $1`, [credentialId]),
    passkeysOf: (staffId) => rowsOf<Passkey>(pool, `${PASSKEY} where staff_id = $1 order by created_at, credential_id`, [staffId]),
    async insertPasskey({ credentialId, staffId, publicKey, counter, transports }, at) {
      await rowsOf(pool, INSERT, [credentialId, staffId, Buffer.from(publicKey), counter, transports, at])
    },
    removePasskeysOf: (staffId) => changed(pool, REMOVE, [staffId]),
    setPasskeyUsed: async (credentialId, counter, at) => void (await rowsOf(pool, SET_USED, [credentialId, counter, at])),
    async keepChallenge({ id, challenge, purpose, staffId, expiresAt }) {
      await rowsOf(pool, KEEP_CHALLENGE, [id, challenge, purpose, staffId ?? null, expiresAt])
    },
    async takeChallenge(id, now) {
      const row = await findRow<Row<Challenge> & { readonly live: boolean }>(pool, TAKE_CHALLENGE, [id, now])
      if (!row?.live) return undefined
      const { live: _, ...challenge } = row
      return filled<Challenge>(challenge)
    },
    keepEnrolment: async ({ tokenHash, staffId, at, expiresAt }) => void (await rowsOf(pool, KEEP_ENROLMENT, [bytesOf(tokenHash), staffId, at, expiresAt])),
    enrolment: async (tokenHash, now) => (await rowsOf<{ staffId: string }>(pool, ENROLMENT, [bytesOf(tokenHash), now]))[0],
    setEnrolmentUsed: async (tokenHash, at) => void (await rowsOf(pool, SET_ENROLMENT_USED, [bytesOf(tokenHash), at])),
  }
}

interface Challenge {
  readonly challenge: string
  readonly purpose: string
  readonly staffId?: string
}

const PASSKEY = 'select credential_id as "credentialId", staff_id as "staffId", public_key as "publicKey", counter, transports from staff_passkey'

const INSERT = 'insert into staff_passkey (credential_id, staff_id, public_key, counter, transports, created_at) values ($1, $2, $3, $4, $5, $6)'

const REMOVE = 'delete from staff_passkey where staff_id = $1'

// Two sign-ins at once must not turn the counter back: a clone would then go unnoticed.
const SET_USED = 'update staff_passkey set counter = greatest(counter, $2), used_at = $3 where credential_id = $1'

const KEEP_CHALLENGE = 'insert into passkey_challenge (id, challenge, purpose, staff_id, expires_at) values ($1, $2, $3, $4, $5)'

// Deleted by whoever asks first, expired or not: of two answers to one challenge only one is heard.
const TAKE_CHALLENGE = `
  delete from passkey_challenge where id = $1
  returning challenge, purpose, staff_id as "staffId", expires_at > $2::timestamptz as live`

const KEEP_ENROLMENT = 'insert into staff_enrolment (token_hash, staff_id, created_at, expires_at) values ($1, $2, $3, $4)'

const ENROLMENT = 'select staff_id as "staffId" from staff_enrolment where token_hash = $1 and used_at is null and expires_at > $2'

const SET_ENROLMENT_USED = 'update staff_enrolment set used_at = $2 where token_hash = $1 and used_at is null'
