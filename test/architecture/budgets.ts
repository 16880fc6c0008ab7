export type Budget = 'file-lines' | 'function-lines' | 'parameters'

/** Something over its budget: a file, or a function as `file#name`. */
export interface Measured {
  readonly budget: Budget
  readonly name: string
  readonly size: number
}

/** The exceptions, each with the size it has now. */
export type Permitted = Readonly<Partial<Record<Budget, Readonly<Record<string, number>>>>>

interface Diagnostic {
  readonly code: string
  readonly message: string
  readonly filename: string
}

const BUDGET_OF_RULE: Readonly<Record<string, Budget>> = {
  'eslint(max-lines)': 'file-lines',
  'eslint(max-lines-per-function)': 'function-lines',
  'eslint(max-params)': 'parameters',
}

/** Reads what oxlint says of sizes; it names the function and the size in its sentence only. */
export function readBudgets(diagnostics: readonly Diagnostic[]): Measured[] {
  return diagnostics.flatMap(({ code, message, filename }) => {
    const budget = BUDGET_OF_RULE[code]
    if (!budget) return []
    const size = Number(/\((\d+)\)/.exec(message)?.[1])
    if (!size) throw new Error(`no size in "${message}"`)
    const name = /[`'](.+?)[`']/.exec(message)?.[1] ?? 'unnamed'
    return [{ budget, name: budget === 'file-lines' ? filename : `${filename}#${name}`, size }]
  })
}

/** What is too big, and which exceptions must be lowered or removed. */
export function judge(over: readonly Measured[], permitted: Permitted): { readonly tooBig: string[]; readonly stale: string[] } {
  const tooBig = over.flatMap(({ budget, name, size }) => {
    const allowed = permitted[budget]?.[name]
    if (allowed === undefined) return [`${budget} ${name}: ${size}`]
    return size > allowed ? [`${budget} ${name}: ${size}, permitted ${allowed}`] : []
  })
  const stale = Object.entries(permitted).flatMap(([budget, entries]) =>
    Object.entries(entries).flatMap(([name, allowed]) => {
      const size = over.find((one) => one.budget === budget && one.name === name)?.size
      if (size === undefined) return [`${budget} ${name}: permitted ${allowed}, is within the budget`]
      return size < allowed ? [`${budget} ${name}: permitted ${allowed}, is ${size}`] : []
    }),
  )
  return { tooBig, stale }
}
