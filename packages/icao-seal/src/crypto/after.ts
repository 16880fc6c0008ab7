/** A value at once where it is known, for a check in Node need not wait; a promise where WebCrypto gives one. */
export type Soon<T> = T | Promise<T>

export function after<T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> {
  return value instanceof Promise ? value.then(next) : next(value)
}
