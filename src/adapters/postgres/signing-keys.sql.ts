import type { Pool } from 'pg'
import type { SigningKey, SigningKeys } from '../../actions/ports/seals.ts'
import { changed, filled, type Row, rowsOf } from './statement.ts'

export function postgresSigningKeys({ pool }: { readonly pool: Pool }): SigningKeys {
  return {
    all: async () => (await rowsOf<Row<SigningKey>>(pool, ALL)).map((row) => filled<SigningKey>(row)),
    insert: async (key) => {
      const { id, role, signer, reference, publicKey, certificate, request, sealedKey, tokenLabel, madeAt, useFrom, useUntil } = key
      const bytes = [publicKey, certificate, request, sealedKey].map((value) => value && Buffer.from(value))
      return (
        (await changed(
          pool,
          INSERT,
          [id, role, signer, reference, ...bytes, tokenLabel, madeAt, useFrom, useUntil].map((value) => value ?? null),
        )) === 1
      )
    },
    setCertificate: async (id, certificate) => void (await changed(pool, SET_CERTIFICATE, [id, Buffer.from(certificate)])),
    setRevoked: async (id, at) => void (await changed(pool, SET_REVOKED, [id, at])),
    newestList: async () => (await rowsOf<{ list: Uint8Array }>(pool, NEWEST_LIST))[0]?.list,
    insertList: async ({ list, at, nextUpdate }) => void (await changed(pool, INSERT_LIST, [Buffer.from(list), at, nextUpdate])),
  }
}

const ALL = `
  select id, role, signer, reference, public_key as "publicKey", certificate, request, sealed_key as "sealedKey", token_label as "tokenLabel", made_at as "madeAt",
    use_from as "useFrom", use_until as "useUntil", revoked_at as "revokedAt"
  from signing_key order by role, use_from, id`

const INSERT = `
  insert into signing_key (id, role, signer, reference, public_key, certificate, request, sealed_key, token_label, made_at, use_from, use_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (signer, reference) do nothing`

const SET_CERTIFICATE = 'update signing_key set certificate = $2, request = null where id = $1'

// The first moment stands: a certificate is taken back once.
const SET_REVOKED = 'update signing_key set revoked_at = $2 where id = $1 and revoked_at is null'

const NEWEST_LIST = 'select list from revocation_list order by id desc limit 1'

const INSERT_LIST = 'insert into revocation_list (list, made_at, next_update) values ($1, $2, $3)'
