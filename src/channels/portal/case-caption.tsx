import type { VNode } from 'preact'
import type { Words } from '../../texts/words.ts'
import { Code } from '../ui/components/layout.tsx'

/** Above a heading: which case this is about, and of which service where that helps. */
export function CaseCaption({ words, code, service }: { readonly words: Words; readonly code: string; readonly service?: string }): VNode {
  return (
    <>
      {service ? `${words.of(`service.${service}.name`)} · ` : null}
      {words('form.case')} <Code>{code}</Code>
    </>
  )
}
