export type { Chain, UntrustedReason } from './chain.ts'
export { createTrustStore, signerKey, type TrustInput, type TrustResult, type TrustStore } from './store.ts'
