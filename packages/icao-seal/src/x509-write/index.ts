export {
  type CscaFacts,
  type SignerFacts,
  VDS_NC_SIGNER_USE,
  VDS_SIGNER_USE,
  writeCsca,
  writeRequest,
  writeSigner,
} from './certificates.ts'
export { type CrlFacts, writeCrl } from './crl.ts'
export type { NameFacts, Validity } from './names.ts'
export { ecdsaToDer, keyIdOf, type SigningKey, type WriteCode, type WriteResult } from './signing.ts'
