import type { CaseDocument } from '../../../actions/ports/case-records.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import type { Progress } from '../../../core/form/check-page.ts'
import type { Facts } from '../../../core/kernel/result.ts'
import type { DocumentRequirement, PageDefinition } from '../../../core/service/definition.ts'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'

export interface OpenedUpload {
  readonly file: CaseFile
  readonly definition: PageDefinition
  readonly requirement: DocumentRequirement
  readonly given: readonly CaseDocument[]
}

/** What stands against the file or a choice; `at` is where it is put right. */
export interface Wrong {
  readonly code: string
  readonly facts: Facts
  readonly field?: string | undefined
  readonly at: string
}

export interface UploadViewProps {
  readonly visit: Visit
  readonly opened: OpenedUpload
  readonly reached: Progress
  readonly wrong: readonly Wrong[]
}

export function pagePath({ visit, opened }: Pick<UploadViewProps, 'visit' | 'opened'>): string {
  return `/${visit.language}${casePath(opened.file)}/${opened.definition.id}`
}

export function picturePath({ visit, opened }: Pick<UploadViewProps, 'visit' | 'opened'>, place: string | number): string {
  return `/${visit.language}${casePath(opened.file)}/picture/${opened.requirement.id}/${place}`
}
