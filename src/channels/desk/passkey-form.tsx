import type { VNode } from 'preact'
import { PasskeyForm as AnyPasskeyForm } from '../ui/components/passkey-form.tsx'
import type { Guest } from './visit.ts'

export interface PasskeyFormProps {
  readonly guest: Guest
  /** Where the browser asks for the question, and where it sends the answer. */
  readonly question: string
  readonly action: string
  readonly button: string
}

export function PasskeyForm({ guest, question, action, button }: PasskeyFormProps): VNode {
  const { words, context } = guest
  return (
    <AnyPasskeyForm
      question={question}
      action={action}
      button={button}
      buttonClasses="sapar-button--big sapar-wide"
      noScript={words('desk.passkey.no-script')}
      unknown={words('desk.passkey.unknown')}
      failed={words('desk.passkey.failed')}
      script={context.assets.passkeyJs}
    />
  )
}
