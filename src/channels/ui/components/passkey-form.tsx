import type { VNode } from 'preact'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './verdict.tsx'

export interface PasskeyFormProps {
  /** Where the browser asks for the question, and where it sends the answer. */
  readonly question: string
  readonly action: string
  readonly button: string
  readonly buttonClasses?: string | undefined
  readonly noScript: string
  /** This browser knows no passkeys; the device did not answer. */
  readonly unknown: string
  readonly failed: string
  /** Address of the script. */
  readonly script: string
}

/** A passkey needs a script: it asks the device and puts the answer into the form. Without one the page says so. */
export function PasskeyForm(props: PasskeyFormProps): VNode {
  return (
    <form method="post" action={props.action} data-sapar-passkey={props.question}>
      <input type="hidden" name="challengeId" />
      <input type="hidden" name="credential" />
      <noscript>
        <Notice tone="warn">{props.noScript}</Notice>
      </noscript>
      <div hidden data-sapar-passkey-unknown>
        <Notice tone="warn">{props.unknown}</Notice>
      </div>
      <div hidden data-sapar-passkey-failed role="alert">
        <Notice tone="warn">{props.failed}</Notice>
      </div>
      <Button classes={props.buttonClasses} preventDoubleClick={false}>
        <Icon name="lock" /> {props.button}
      </Button>
      <script type="module" src={props.script} />
    </form>
  )
}
