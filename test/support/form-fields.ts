/** Answers as a form sends them: a day as its three parts. */
export function visitorFields(answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).flatMap(([name, value]) => parts(name, value)))
}

function parts(name: string, value: string): readonly (readonly [string, string])[] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  if (year === undefined) return [[name, value]]
  return [
    [`${name}-day`, String(Number(day))],
    [`${name}-month`, String(Number(month))],
    [`${name}-year`, year],
  ]
}
