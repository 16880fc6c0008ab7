import type { Actor } from '../core/access/actor.ts'
import type { Deps } from '../actions/deps.ts'
import { closePastAppointments } from '../actions/close-past-appointments.ts'
import { issueCard, issueWaiting } from '../actions/issue-card.ts'
import { makeRefund, sweepRefunds } from '../actions/make-refund.ts'
import { publishTrust } from '../actions/publish-trust.ts'
import { reconcilePayment, sweepPayments } from '../actions/reconcile-payment.ts'
import { remindHolders } from '../actions/remind-holders.ts'
import { lapseCases, recomputeDueDays, removeExpired, removeOldDrafts } from '../actions/time-passes.ts'
import { watchUncollected } from '../actions/watch-uncollected.ts'
import { removeOldUploads } from '../actions/upload-parts.ts'
import { scanDocuments } from '../actions/scan-documents.ts'
import { sendAccountLetter } from '../jobs/send-account-letter.ts'
import { sendHeldReminder } from '../jobs/send-held-reminder.ts'
import { sendNotice, sweepNotices } from '../jobs/send-notice.ts'
import type { Jobs } from '../adapters/postgres/jobs.ts'

const system = (job: string): Actor => ({ kind: 'system', job })

/** Which job runs which action, and when. Handlers are idempotent: a job may run again after a crash. */
export async function workOnJobs(deps: Deps, jobs: Jobs): Promise<void> {
  await jobs.work('send-notice', async (data) => void (await sendNotice(deps, system('send-notice'), { noticeId: data.noticeId ?? '' })), { pollSeconds: 0.5 })
  await jobs.work(
    'send-account-letter',
    async (data) => void (await sendAccountLetter(deps, system('send-account-letter'), { letterId: data.letterId ?? '' })),
    {
      pollSeconds: 0.5,
    },
  )
  await jobs.work(
    'send-held-reminder',
    async (data) => void (await sendHeldReminder(deps, system('send-held-reminder'), { reminderId: data.reminderId ?? '' })),
  )
  await jobs.work('issue-card', async (data) => again(await issueCard(deps, system('issue-card'), { caseId: data.caseId ?? '' })), {
    pollSeconds: 0.5,
    concurrency: 2,
  })
  await jobs.work('make-refund', async (data) => again(await makeRefund(deps, system('make-refund'), { refundId: data.refundId ?? '' })))
  await jobs.work('reconcile-payment', async (data) => again(await reconcilePayment(deps, system('reconcile-payment'), { attemptId: data.attemptId ?? '' })))
  await jobs.work('publish-trust', async () => void (await publishTrust(deps, system('publish-trust'))))
  await jobs.schedule('publish-lists', '* * * * *', async () => void (await publishTrust(deps, system('publish-lists'))))
  await jobs.schedule('sweep-payments', '* * * * *', async () => {
    await sweepPayments(deps).finally(() => sweepRefunds(deps))
  })
  await jobs.schedule('sweep-notices', '*/5 * * * *', async () => void (await sweepNotices(deps)))
  await jobs.schedule('issue-waiting', '*/5 * * * *', async () => void (await issueWaiting(deps)))
  await jobs.schedule('lapse-cases', '10 * * * *', async () => void (await lapseCases(deps, system('lapse-cases'))))
  await jobs.schedule('recompute-due-days', '*/10 * * * *', async () => void (await recomputeDueDays(deps, system('recompute-due-days'))))
  await jobs.schedule('scan-documents', '*/10 * * * *', async () => void (await scanDocuments(deps, system('scan-documents'))))
  await jobs.schedule('remind-holders', '*/15 * * * *', async () => void (await remindHolders(deps, system('remind-holders'))))
  await jobs.schedule('watch-uncollected', '15 9 * * *', async () => void (await watchUncollected(deps, system('watch-uncollected'))))
  await jobs.schedule('close-past-appointments', '15 0 * * *', async () => void (await closePastAppointments(deps, system('close-past-appointments'))))
  await jobs.schedule('remove-old-drafts', '30 3 * * *', async () => {
    await removeOldDrafts(deps, system('remove-old-drafts'))
    await removeExpired(deps, system('remove-expired'))
    await removeOldUploads(deps, system('remove-expired'))
  })
}

/** Refusals that another try can mend make the job fail, so that it is tried again; the others are final and are told elsewhere. */
function again(result: { readonly ok: true } | { readonly ok: false; readonly code: string }): void {
  if (!result.ok && ['changed-meanwhile', 'provider-unreachable', 'no-signer'].includes(result.code))
    throw Object.assign(new Error(result.code), { code: result.code })
}
