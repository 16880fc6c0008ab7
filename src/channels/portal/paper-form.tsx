import type { VNode } from 'preact'
import type { CaseFile } from '../../core/case/case-file.ts'
import { casePath } from './form-way.ts'
import type { Visit } from './visit.ts'

/** The way to the empty form of a service, for people who would rather write by hand. */
export function EmptyFormLink({ visit, service }: { readonly visit: Pick<Visit, 'words' | 'language'>; readonly service: string }): VNode {
  const { words, language } = visit
  return (
    <p>
      {words('paper-form.link.title')} <a href={`/${language}/${service}/form.pdf`}>{words('paper-form.link.empty')}</a>
    </p>
  )
}

/** The way to the form of a case, with what it has so far. */
export function FilledFormLink({ visit, file }: { readonly visit: Pick<Visit, 'words' | 'language'>; readonly file: Pick<CaseFile, 'code'> }): VNode {
  const { words, language } = visit
  return (
    <p>
      {words('paper-form.link.title')} <a href={`/${language}${casePath(file)}/form.pdf`}>{words('paper-form.link.filled')}</a>
    </p>
  )
}
