import type { VNode } from 'preact'
import type { Text } from './slot.tsx'

/** Shown by the client script while a form with data-sapar-sending is on its way: a picture on a slow line takes a while. */
export function Sending(props: { readonly children?: Text; readonly label: string }): VNode {
  return (
    <div class="sapar-sending" data-sapar-sending-note="" hidden role="status">
      <progress aria-label={props.label} />
      <p>{props.children}</p>
    </div>
  )
}
