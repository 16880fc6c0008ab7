import { z } from 'zod'

/** Shapes of what goes over the wire; OpenAPI is generated from these same objects. */

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A calendar day, YYYY-MM-DD')
export const moment = z.string().describe('A moment in UTC, ISO 8601')
export const answers = z.record(z.string().max(60), z.string().max(4000)).describe('Answers by field name: dates YYYY-MM-DD, ticks "yes"')
export const language = z.enum(['en', 'ru', 'kk', 'zh'])

export const startBody = z.object({ service: z.string(), language, answers: answers.optional() })
export const started = z.object({ case: z.string(), token: z.string().describe('Bearer token for this case; shown once') })
export const saveBody = z.object({ answers })
export const caseView = z
  .looseObject({ code: z.string(), state: z.string(), dueOn: day.optional(), answers: answers.optional() })
  .describe('The case with the fields that this caller may see')
export const statusView = z.object({
  case: caseView,
  turn: z.enum(['applicant', 'agency', 'nobody']),
  moves: z.array(z.string()),
  emailConfirmed: z.boolean(),
  nextPage: z.string().optional(),
  events: z.array(
    z.object({ seq: z.number(), at: moment, kind: z.string(), actor: z.object({ kind: z.string(), id: z.string() }), data: z.record(z.string(), z.unknown()) }),
  ),
  receipts: z.array(z.object({ number: z.string(), checkCode: z.string(), kind: z.string(), amountMinor: z.number(), currency: z.string(), issuedAt: moment })),
  card: z.object({ number: z.string(), state: z.string(), validFrom: day, validUntil: day, daysOfStay: z.number(), entries: z.string() }).optional(),
  workingDaysLeft: z.number().optional(),
})
export const documentsView = z.object({
  documents: z.array(
    z.looseObject({
      page: z.string().describe('Name of the page'),
      document: z.string(),
      width: z.number(),
      height: z.number(),
      kind: z.string(),
      uploadedAt: moment,
      specVersion: z.string().optional().describe('Version of the photo specification'),
      findings: z.array(z.looseObject({ rule: z.string(), value: z.number(), passes: z.boolean(), shown: z.boolean() })).optional(),
      zone: z.looseObject({ ok: z.boolean() }).optional().describe('The two lines of the passport, or why they were not read'),
    }),
  ),
  passport: z
    .object({
      read: answers,
      differences: z.array(z.object({ field: z.string(), read: z.string(), typed: z.string() })),
      open: z.array(z.string()).describe('Fields whose difference is to be settled'),
    })
    .optional(),
})
export const reasons = z
  .array(z.object({ code: z.string(), target: z.string().optional(), note: z.string().max(500).optional() }))
  .min(1)
  .max(10)
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }))
    .optional(),
})
export const cardCheck = z.object({
  verdict: z.enum(['valid', 'not-yet-valid', 'expired', 'not-valid', 'unknown']),
  number: z.string().optional(),
  initials: z.string().optional(),
  validFrom: day.optional(),
  validUntil: day.optional(),
})
export const queueView = z.object({
  counts: z.record(z.string(), z.number()),
  rows: z.array(z.looseObject({ code: z.string() })),
  mine: z.array(z.looseObject({ code: z.string() })),
})
