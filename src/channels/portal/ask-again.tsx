import type { VNode } from 'preact'

/** For a page that waits for somebody else: the link asks again, and where there is a script the page asks by itself and goes on once there is news. */
export function AskAgain({ href, text }: { readonly href: string; readonly text: string }): VNode {
  return (
    <p>
      <a href={href} data-sapar-waiting="">
        {text}
      </a>
    </p>
  )
}
