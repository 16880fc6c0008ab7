import type { VNode } from 'preact'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DevPage, inLanguage, type Look, PLACES } from './frame.tsx'

/** What there is to see, in one sentence each. */
export function devIndexPage(look: Look): VNode {
  const { words } = look
  const title = words('dev.title')
  return (
    <DevPage look={look} title={title} at="/dev">
      <StaffHead title={title} />
      <StaffPanel>
        <dl class="sapar-codes">
          {PLACES.map(({ name, href }) => (
            <div>
              <dt>
                <a href={inLanguage(look, href)}>{words.of(`dev.nav.${name}`)}</a>
              </dt>
              <dd>{words.of(`dev.about.${name}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <a href="/api/v1/openapi.json">OpenAPI</a>
            </dt>
            <dd>{words('dev.about.api')}</dd>
          </div>
        </dl>
      </StaffPanel>
    </DevPage>
  )
}

export function failedPage(look: Look): VNode {
  const { words } = look
  const title = words('trouble.failed.title')
  return (
    <DevPage look={look} title={title} at="/dev">
      <StaffHead title={title} />
    </DevPage>
  )
}
