import type { Random } from '../seeded-random.ts'

export function pick<T>({ random }: { readonly random: Random }, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}

/** One of them, each as likely as its weight says. */
export function weighed<T extends { readonly weight: number }>({ random }: { readonly random: Random }, from: readonly T[]): T {
  let left = random() * from.reduce((sum, { weight }) => sum + weight, 0)
  const picked = from.find(({ weight }) => (left -= weight) < 0) ?? from.at(-1)
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}
