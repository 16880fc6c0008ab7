import type { VNode } from 'preact'
import { Button } from '../ui/components/button.tsx'
import { Icon } from '../ui/components/icon.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import type { Guest } from './visit.ts'

export interface PasskeyFormProps {
  readonly guest: Guest
  /** Where the browser asks for the question, and where it sends the answer. */
  readonly question: string
  readonly action: string
  readonly button: string
}

/** A passkey needs a script: it asks the device and puts the answer into the form. Without one the page says so. */
export function PasskeyForm({ guest, question, action, button }: PasskeyFormProps): VNode {
  const { words, context } = guest
  return (
    <form method="post" action={action} data-sapar-passkey={question}>
      <input type="hidden" name="challengeId" />
      <input type="hidden" name="credential" />
      <noscript>
        <Notice tone="warn">{words('desk.passkey.no-script')}</Notice>
      </noscript>
      <div hidden data-sapar-passkey-unknown>
        <Notice tone="warn">{words('desk.passkey.unknown')}</Notice>
      </div>
      <div hidden data-sapar-passkey-failed role="alert">
        <Notice tone="warn">{words('desk.passkey.failed')}</Notice>
      </div>
      <Button classes="sapar-button--big sapar-wide" preventDoubleClick={false}>
        <Icon name="lock" /> {button}
      </Button>
      <script type="module" src={context.assets.passkeyJs} />
    </form>
  )
}
