import type { VNode } from 'preact'
import { writtenShortMoment } from '../../texts/written.ts'
import { Picture } from '../ui/components/staff-case.tsx'
import { StaffGrid } from '../ui/components/staff-frame.tsx'
import type { CaseView } from './case-view.ts'
import { casePath } from './visit.ts'

/** The passport page first: it is what the answers are compared with. */
const FIRST = ['passportPage', 'portrait']

function rank(requirement: string): number {
  const place = FIRST.indexOf(requirement)
  return place < 0 ? FIRST.length : place
}

export function Pictures({ visit, found, code }: CaseView): VNode {
  const { words, language, context } = visit
  const { timeZone } = context.deps.law()
  const documents = found.documents.toSorted((a, b) => rank(a.requirement) - rank(b.requirement))
  return (
    <section aria-label={words('desk.pictures.title')}>
      <StaffGrid>
        {documents.map(({ id, requirement, width, height, uploadedAt, scan }) => {
          const pages = documents.filter((document) => document.requirement === requirement)
          const place = pages.findIndex((document) => document.id === id) + 1
          const whole = words.of(`document.${requirement}.name`)
          const name = pages.length > 1 ? `${whole}, ${words('form.pages.page', { page: place }).toLowerCase()}` : whole
          const address = `${casePath(code)}/picture/${requirement}/${place}`
          return (
            <Picture
              title={name}
              note={[
                words('desk.pictures.facts', { width, height, moment: writtenShortMoment(language, uploadedAt, timeZone) }),
                ...(scan === 'unavailable' ? [words('desk.scan.unavailable')] : []),
              ].join(' · ')}
              action={
                <a class="sapar-back" href={address}>
                  {words('desk.pictures.full')}
                </a>
              }
            >
              <img
                class={`sapar-picture__${requirement === 'portrait' ? 'upright' : 'wide'}`}
                src={address}
                width={width}
                height={height}
                alt={words('desk.pictures.alt', { name })}
              />
            </Picture>
          )
        })}
      </StaffGrid>
    </section>
  )
}
