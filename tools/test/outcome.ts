export interface Failure {
  /** The file and the title of the test, or the stage. */
  readonly where: string
  readonly what: string
}

export interface Outcome {
  readonly stage: string
  readonly passed: number
  readonly skipped: number
  readonly failures: readonly Failure[]
}

export function outcomeLine({ stage, passed, skipped, failures }: Outcome): string {
  const mark = failures.length === 0 ? '✔' : '✖'
  return `${mark} ${stage}: ${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
