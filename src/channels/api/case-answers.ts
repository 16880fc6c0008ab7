import { z } from 'zod'
import type { Download } from '../../actions/downloads.ts'
import type { Started } from '../../actions/start-application.ts'
import { visibleCase } from '../../core/access/fields.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Result } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, done } from './api-route.ts'
import type { ApiProblemCode } from './problem-codes.ts'
import { caseView } from './schemas.ts'

/** What the calls on a case have in common: its code, and the shapes of their answers. */

export const codeOf = (call: ApiCall<unknown, unknown>) => call.params.code ?? ''

export const seen = (file: CaseFile) => visibleCase('applicant', file)

export const caseBody = z.object({ case: caseView })

export function caseAnswer(result: Result<CaseFile, ApiProblemCode>): ApiAnswer {
  return result.ok ? done({ case: seen(result.value) }) : result
}

export function startedAnswer(result: Result<Started, ApiProblemCode>): ApiAnswer {
  return result.ok ? done({ case: result.value.code, token: result.value.token }, 201) : result
}

export function fileAnswer(result: Result<Download, ApiProblemCode>): ApiAnswer {
  return result.ok ? { ok: true, file: result.value.content, type: 'application/pdf', filename: result.value.filename } : result
}
