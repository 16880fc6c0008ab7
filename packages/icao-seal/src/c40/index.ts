export { type C40Decoding, type C40Encoding, c40Length, decodeC40, encodeC40 } from './c40.ts'
