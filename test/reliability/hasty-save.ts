import { registerHooks } from 'node:module'

// Loaded into the broken product before anything else: it saves a case through a transaction that says "done" too early.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const isSave = found.url.endsWith('/adapters/postgres/transaction.sql.ts') && context.parentURL?.endsWith('/adapters/postgres/save-case.sql.ts')
    return isSave ? { ...found, url: import.meta.resolve('./hasty-transaction.ts') } : found
  },
})
