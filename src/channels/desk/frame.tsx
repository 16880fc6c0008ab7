import type { VNode } from 'preact'
import { may } from '../../core/access/table.ts'
import { actorOfStaff } from '../../actions/staff-sign-in.ts'
import type { StaffMember } from '../../actions/ports/people.ts'
import { htmlLanguage } from '../../core/kernel/language.ts'
import { BarLanguages } from '../ui/components/bar-languages.tsx'
import type { Text } from '../ui/components/slot.tsx'
import { StaffPage } from '../ui/page.tsx'
import type { Guest } from './visit.ts'

export interface DeskPageProps {
  readonly guest: Guest
  /** The heading's words. */
  readonly title: string
  /** The address that shows this page; the language switch goes there. A form that was wrong has another one. */
  readonly at: string
  readonly place?: 'queue' | 'appointments' | 'collection' | 'messages' | 'photo-rules' | 'unreachable' | undefined
  readonly children?: Text
}

/** The frame of every page of the desk. */
export function DeskPage(props: DeskPageProps): VNode {
  const { guest, title } = props
  const { words, language, context } = guest
  return (
    <StaffPage
      title={`${title} · ${words('common.name')}`}
      frame={{
        lang: htmlLanguage(language),
        assets: context.assets,
        skipLink: words('common.skip-link'),
        bar: {
          homeHref: '/desk',
          name: words('common.name'),
          place: words('desk.place'),
          navLabel: words('desk.place'),
          items: guest.member ? places(guest, guest.member, props.place) : [],
          who: guest.member ? whoIs(guest, guest.member) : [],
          out: <Tools guest={guest} at={props.at} />,
          demo: context.demo ? words('desk.demo') : null,
        },
        foot: <Foot guest={guest} />,
      }}
    >
      {props.children}
    </StaffPage>
  )
}

function places({ words }: Guest, member: StaffMember, current: DeskPageProps['place']) {
  const queue = { href: '/desk', text: words('desk.nav.queue'), current: current === 'queue' }
  const messages = { href: '/desk/messages', text: words('desk.nav.messages'), current: current === 'messages' }
  const collection = { href: '/desk/collection', text: words('desk.nav.collection'), current: current === 'collection' }
  const appointments = { href: '/desk/appointments', text: words('desk.nav.appointments'), current: current === 'appointments' }
  const rates = { href: '/desk/photo-rules', text: words('desk.rates.link'), current: current === 'photo-rules' }
  const unreachable = { href: '/desk/unreachable', text: words('desk.nav.unreachable'), current: current === 'unreachable' }
  const actor = actorOfStaff(member)
  return [
    queue,
    ...(may(actor, 'read-appointments') ? [appointments] : []),
    ...(may(actor, 'read-collection') ? [collection] : []),
    ...(may(actor, 'read-messages') ? [messages] : []),
    ...(may(actor, 'read-unreachable') ? [unreachable] : []),
    ...(may(actor, 'read-overrules') ? [rates] : []),
  ]
}

function whoIs({ words, language, context }: Guest, member: StaffMember): readonly string[] {
  const roles = member.roles.map((role) => words.of(`desk.role.${role}`)).join(', ')
  const office = context.deps.law().offices.find((item) => item.id === member.officeId)
  return [`${member.name}, ${roles}`, office?.name[language] ?? member.officeId]
}

/** Keys are offered by the script only, so their switch is hidden until it runs. */
function Foot({ guest }: { readonly guest: Guest }): VNode {
  const { words, context } = guest
  return (
    <>
      {words('desk.foot')}{' '}
      {guest.member ? (
        <>
          <button type="button" class="sapar-keys-switch" hidden data-sapar-keys>
            {words('desk.keys')}
          </button>
          <script type="module" src={context.assets.keysJs} />
        </>
      ) : null}
    </>
  )
}

/** Language and signing out, at the far side of the bar. */
function Tools({ guest, at }: { readonly guest: Guest; readonly at: string }): VNode {
  const { words, language } = guest
  return (
    <>
      <BarLanguages label={words('common.language')} current={language} href={(code) => `${at}?lang=${code}`} />
      {guest.member ? (
        <form class="sapar-bar__out" method="post" action="/desk/sign-out">
          <button type="submit">{words('desk.sign-out')}</button>
        </form>
      ) : null}
    </>
  )
}
