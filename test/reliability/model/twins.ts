import type { Deps } from '../../../src/actions/deps.ts'
import { money } from '../../../src/core/kernel/money.ts'
import type { Twin } from './world.ts'

/** Broken on purpose, each in one of the ways that the product must not be: the walk has to find every one of them. */
export const TWINS: Readonly<Record<string, Twin>> = {
  'a notification is believed and the bank not asked': believing,
  'somebody who was slower saves all the same': (deps) => ({ ...deps, cases: { ...deps.cases, save: hastySave(deps) } }),
  'money that came for nothing is kept': (deps) => ({
    ...deps,
    cases: { ...deps.cases, save: (file, change) => deps.cases.save(file, withoutRefunds(change)) },
  }),
  'what a cheaper correction gives back goes back twice': (deps) => ({
    ...deps,
    cases: { ...deps.cases, save: (file, change) => deps.cases.save(file, twiceBack(deps, change)) },
  }),
  'a dearer correction goes to review before its difference is paid': (deps) => ({
    ...deps,
    cases: { ...deps.cases, save: (file, change) => deps.cases.save(file, sentUnpaid(change)) },
  }),
  'a payment page stays open when its fee falls away, and nobody asks about it': (deps) => ({
    ...deps,
    cases: { ...deps.cases, save: (file, change) => deps.cases.save(file, forgetful(change)) },
  }),
  'files of a change that was not saved stay': (deps) => ({ ...deps, objects: { ...deps.objects, remove: () => Promise.resolve() } }),
  'letters go to the address typed last': (deps) => ({
    ...deps,
    cases: { ...deps.cases, save: (file, change) => deps.cases.save(file, toNewest(file.email, change)) },
  }),
  'a letter may be lost': (deps) => ({ ...deps, mail: { send: async (mail) => (mail.messageId.charCodeAt(30) % 3 === 0 ? undefined : deps.mail.send(mail)) } }),
}

type Change = Parameters<Deps['cases']['save']>[1]

function believing(deps: Deps): Deps {
  const told = new Set<string>()
  return {
    ...deps,
    cases: {
      ...deps.cases,
      keepNotification: (row) => {
        if (row.kind === 'payment.succeeded') told.add(row.providerRef)
        return deps.cases.keepNotification(row)
      },
    },
    payments: {
      ...deps.payments,
      getStatus: async (ref) => {
        const attempt = told.has(ref) ? await deps.cases.attemptByRef(ref) : undefined
        if (!attempt) return deps.payments.getStatus(ref)
        const { amountMinor, currency } = attempt
        return { state: 'success', amount: money(amountMinor, currency), refunded: money(0, currency), at: deps.clock.now() }
      },
    },
  }
}

function hastySave({ cases }: Deps): Deps['cases']['save'] {
  return async (file, change) => {
    for (;;) {
      if ((await cases.save((await cases.findById(file.id)) ?? file, change)) === 'saved') return 'saved'
    }
  }
}

function withoutRefunds({ refunds, jobs, ...change }: Change): Change {
  const kept = refunds?.filter(({ reason }) => reason === 'stay-cheaper' || reason === 'correction-cheaper') ?? []
  const ids = new Set(kept.map(({ id }) => id))
  return { ...change, refunds: kept, jobs: (jobs ?? []).filter(({ queue, data }) => queue !== 'make-refund' || ids.has(data.refundId ?? '')) }
}

function twiceBack({ chance }: Deps, change: Change): Change {
  const more = (change.refunds ?? []).filter(({ reason }) => reason === 'correction-cheaper').map((refund) => ({ ...refund, id: chance.uuid(change.at) }))
  if (more.length === 0) return change
  const jobs = more.map(({ id }) => ({ queue: 'make-refund' as const, data: { refundId: id } }))
  return { ...change, refunds: [...(change.refunds ?? []), ...more], jobs: [...(change.jobs ?? []), ...jobs] }
}

/** The fee is still asked for; only that nobody waits for it. */
function sentUnpaid(change: Change): Change {
  const { pendingChange, ...patch } = change.patch
  if (pendingChange?.kind !== 'correction') return change
  const events = change.events.map(({ actor, at, data }) => ({ kind: 'resubmit' as const, actor, at, data }))
  return { ...change, patch: { ...patch, state: 'in-review', returned: null, correctBy: null }, events }
}

function forgetful({ attemptStates, jobs, ...change }: Change): Change {
  const states = attemptStates?.map((state) => (state.state === 'cancelled' ? { ...state, nextPollAt: null } : state)) ?? []
  return { ...change, attemptStates: states, jobs: (jobs ?? []).filter(({ queue }) => queue !== 'reconcile-payment') }
}

function toNewest(email: string | undefined, change: Change): Change {
  return { ...change, notices: change.notices?.map((notice) => ({ ...notice, recipient: change.patch.email ?? email ?? notice.recipient })) ?? [] }
}
