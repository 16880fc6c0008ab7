/** What the shell is told, as in sysexits.h, so that schedulers and scripts can tell one trouble from another. */
export const EXIT = {
  ok: 0,
  /** The command did its work, and what it found is not in order. */
  notOk: 1,
  /** The command line itself is wrong. */
  usage: 64,
  /** What was given cannot be used: a number that is taken, a backup that was altered. */
  data: 65,
  noInput: 66,
  noSuchPerson: 67,
  /** Something outside does not answer: the database, a port that is taken. */
  unavailable: 69,
  software: 70,
  cannotCreate: 73,
  /** Another process is at it; later it will work. */
  tryAgain: 75,
  notAllowed: 77,
  config: 78,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
