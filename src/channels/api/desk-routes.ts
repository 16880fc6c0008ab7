import { z } from 'zod'
import { approveCase, declineCorrection, refuseCase, returnCase } from '../../actions/decide-case.ts'
import { assignCase, readQueue, releaseCase, takeNextCase } from '../../actions/desk-queue.ts'
import { readCase } from '../../actions/read-case.ts'
import { signInAsPersona } from '../../actions/staff-sign-in.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Result } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import type { ApiProblemCode } from './problem-codes.ts'
import * as shape from './schemas.ts'

const code = (call: ApiCall<unknown, unknown>) => call.params.code ?? ''
const ofCase = z.object({ code: z.string(), state: z.string() })

function moved(result: Result<CaseFile, ApiProblemCode>): ApiAnswer {
  return result.ok ? done({ code: result.value.code, state: result.value.state }) : result
}

const persona = z.object({ persona: z.string().max(20) })
const assignment = z.object({ staffNumber: z.string().max(20), reason: z.string().max(300) })
const approval = z.object({ samePerson: z.boolean() })
const withReasons = z.object({ reasons: shape.reasons })
type Reasons = z.infer<typeof withReasons>

const given = (body: Reasons) =>
  body.reasons.map(({ code: reason, target, note }) => ({ code: reason, ...(target ? { target } : {}), ...(note ? { note } : {}) }))

/** The desk's calls. Signing in over the API is for the demo's made-up people; real staff use a passkey in the browser. */
export const deskRoutes: readonly ApiRoute[] = [
  route<z.infer<typeof persona>>({
    method: 'POST',
    path: '/desk/sessions',
    id: 'sign-in-as-persona',
    summary: 'Sign in as a made-up person of the demo',
    who: 'anyone',
    body: persona,
    answers: { status: 201, schema: z.object({ token: z.string() }) },
    handle: async (call) => {
      const signed = await signInAsPersona(call.context.deps, { number: call.body.persona, demo: call.context.demo })
      return signed.ok ? done({ token: signed.value }, 201) : signed
    },
  }),
  route({
    method: 'GET',
    path: '/desk/queue',
    id: 'read-queue',
    summary: 'What waits, by due day',
    who: 'staff',
    answers: { status: 200, schema: shape.queueView },
    handle: async (call) => {
      const queue = await readQueue(call.context.deps, call.actor)
      return queue.ok ? done(queue.value) : queue
    },
  }),
  route({
    method: 'POST',
    path: '/desk/queue/next',
    id: 'take-next-case',
    summary: 'Take the case that is due first',
    who: 'staff',
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await takeNextCase(call.context.deps, call.actor)),
  }),
  route({
    method: 'GET',
    path: '/desk/cases/{code}',
    id: 'read-case',
    summary: 'The file with its checks; the opening is noted',
    who: 'staff',
    answers: { status: 200, schema: z.looseObject({ viewer: z.string(), file: shape.caseView }) },
    handle: async (call) => {
      const read = await readCase(call.context.deps, call.actor, { code: code(call) })
      return read.ok
        ? done({
            ...read.value,
            documents: read.value.documents.map(({ requirement, width, height, uploadedAt, sniffed }) => ({ requirement, width, height, uploadedAt, sniffed })),
          })
        : read
    },
  }),
  route<z.infer<typeof assignment>>({
    method: 'POST',
    path: '/desk/cases/{code}/assignment',
    id: 'assign-case',
    summary: 'Give a named case to an officer, with the reason',
    who: 'staff',
    body: assignment,
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await assignCase(call.context.deps, call.actor, { code: code(call), ...call.body })),
  }),
  route({
    method: 'POST',
    path: '/desk/cases/{code}/release',
    id: 'release-case',
    summary: 'Back to the queue',
    who: 'staff',
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await releaseCase(call.context.deps, call.actor, { code: code(call) })),
  }),
  route<z.infer<typeof approval>>({
    method: 'POST',
    path: '/desk/cases/{code}/approval',
    id: 'approve-case',
    summary: 'Approve; the card is made at once',
    who: 'staff',
    body: approval,
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await approveCase(call.context.deps, call.actor, { code: code(call), samePerson: call.body.samePerson })),
  }),
  route<{ note: string }>({
    method: 'POST',
    path: '/desk/cases/{code}/correction-refusal',
    id: 'decline-correction',
    summary: 'Leave the card as it is, with a word to its holder',
    who: 'staff',
    body: z.object({ note: z.string().max(500) }),
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await declineCorrection(call.context.deps, call.actor, { code: code(call), note: call.body.note })),
  }),
  route<Reasons>({
    method: 'POST',
    path: '/desk/cases/{code}/refusal',
    id: 'refuse-case',
    summary: 'Refuse for coded reasons',
    who: 'staff',
    body: withReasons,
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await refuseCase(call.context.deps, call.actor, { code: code(call), reasons: given(call.body) })),
  }),
  route<Reasons>({
    method: 'POST',
    path: '/desk/cases/{code}/return',
    id: 'return-case',
    summary: 'Return for correction; the clock stops',
    who: 'staff',
    body: withReasons,
    answers: { status: 200, schema: ofCase },
    handle: async (call) => moved(await returnCase(call.context.deps, call.actor, { code: code(call), reasons: given(call.body) })),
  }),
]
