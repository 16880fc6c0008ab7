import type { VNode } from 'preact'
import { addPasskey, askToAddPasskey, listPasskeys, MOST_PASSKEYS, removePasskey } from '../../../actions/account-passkeys.ts'
import { endSessions, type ListedSession, listSessions } from '../../../actions/account-sessions.ts'
import type { Account, AccountPasskey } from '../../../actions/ports/accounts.ts'
import { writtenMoment } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Section, Small } from '../../ui/components/layout.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import { passkeyAnswerOf } from '../../ui/http/passkey-answer.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { AccountPage, accountOf, deviceOfVisit, deviceText } from './account-frame.tsx'
import { PasskeyOf } from './sign-in-page.tsx'

export async function showDevices(visit: Visit): Promise<Answer> {
  return (await seen(visit)) ?? go(visit, '/account')
}

async function seen(visit: Visit, problem?: string): Promise<Answer | undefined> {
  const { deps } = visit.context
  const account = await accountOf(visit)
  const sessions = await listSessions(deps, visit.actor)
  if (!account || !sessions.ok) return undefined
  const keys = await listPasskeys(deps, visit.actor)
  return page(view(visit, { account, sessions: sessions.value, keys, ...(problem ? { problem } : {}) }), problem ? { status: 422 } : {})
}

/** One device, or all others. Whoever ends the session at hand has signed out. */
export async function endDevices(visit: Visit): Promise<Answer> {
  const { id } = visit.form
  const ended = await endSessions(visit.context.deps, visit.actor, id ? { id } : 'others')
  return ended.ok ? go(visit, '/account/devices?done=ended') : notFound
}

export async function askKey(visit: Visit): Promise<Answer> {
  const asked = await askToAddPasskey(visit.context.deps, visit.actor)
  return asked.ok
    ? { kind: 'json', body: { id: asked.value.id, options: asked.value.question.options } }
    : { kind: 'json', status: asked.code === 'not-found' ? 404 : 409, body: { code: asked.code } }
}

export async function addKey(visit: Visit): Promise<Answer> {
  const answer = passkeyAnswerOf(visit.form)
  const device = deviceOfVisit(visit)
  const added =
    answer && (await addPasskey(visit.context.deps, visit.actor, { challengeId: visit.form.challengeId ?? '', answer, device, language: visit.language }))
  if (added?.ok) return go(visit, '/account/devices?done=passkey#passkeys')
  return (await seen(visit, visit.words('account.passkey-failed'))) ?? go(visit, '/account')
}

export async function removeKey(visit: Visit): Promise<Answer> {
  const removed = await removePasskey(visit.context.deps, visit.actor, { credentialId: visit.form.credential ?? '' })
  return removed.ok ? go(visit, '/account/devices?done=passkey-removed#passkeys') : notFound
}

interface Shown {
  readonly account: Account
  readonly sessions: readonly ListedSession[]
  readonly keys: readonly AccountPasskey[]
  readonly problem?: string
}

function view(visit: Visit, shown: Shown): VNode {
  const { words } = visit
  const { account, sessions, problem } = shown
  const title = words('account.devices')
  const past = sessions.filter(({ live }) => !live)
  return (
    <AccountPage visit={visit} account={account} title={title} at="/devices" errors={problem ? [{ text: problem, href: '#passkeys' }] : []}>
      <Section id="signed-in" title={words('account.signed-in-now')}>
        <SignedIn visit={visit} sessions={sessions.filter(({ live }) => live)} />
      </Section>
      <Section id="passkeys" title={words('account.passkeys')}>
        <Passkeys visit={visit} keys={shown.keys} />
      </Section>
      <Section id="past" title={words('account.past')}>
        {past.length === 0 ? (
          <p>{words('account.past-none')}</p>
        ) : (
          <DataTable
            caption={words('account.past')}
            columns={[{ label: words('account.device-column'), quiet: true }, { label: words('account.how') }, { label: words('status.when') }]}
            rows={past.map((session) => [deviceText(visit, session), words.of(`account.way.${session.way}`), moment(visit, session.createdAt)])}
            rowHeader={0}
          />
        )}
        <Small>{words('account.no-place')}</Small>
      </Section>
    </AccountPage>
  )
}

function moment({ language, context }: Visit, at: ListedSession['createdAt']): string {
  return writtenMoment(language, at, context.deps.law().timeZone)
}

function SignedIn({ visit, sessions }: { readonly visit: Visit; readonly sessions: readonly ListedSession[] }): VNode {
  const { words, language } = visit
  const action = `/${language}/account/devices/end`
  const last = (session: ListedSession): Text =>
    session.here ? (
      words('account.this-device')
    ) : (
      <form method="post" action={action}>
        <input type="hidden" name="id" value={session.id} />
        <button class="sapar-link-button" type="submit">
          {words('account.end')} <span class="govuk-visually-hidden">{deviceText(visit, session)}</span>
        </button>
      </form>
    )
  return (
    <>
      <DataTable
        caption={words('account.signed-in-now')}
        columns={[
          { label: words('account.device-column'), quiet: true },
          { label: words('account.first-seen') },
          { label: words('account.last-seen') },
          { label: words('account.end'), hidden: true },
        ]}
        rows={sessions.map((session) => [
          <TwoLines first={deviceText(visit, session)} second={words.of(`account.way.${session.way}`)} />,
          moment(visit, session.createdAt),
          moment(visit, session.seenAt),
          last(session),
        ])}
        rowHeader={0}
      />
      {sessions.length > 1 ? (
        <form method="post" action={action}>
          <Button text={words('account.end-others')} classes="govuk-button--secondary" preventDoubleClick />
        </form>
      ) : null}
    </>
  )
}

function Passkeys({ visit, keys }: { readonly visit: Visit; readonly keys: readonly AccountPasskey[] }): VNode {
  const { words, language } = visit
  return (
    <>
      <p>{words('account.passkeys-text')}</p>
      {keys.length > 0 ? (
        <DataTable
          caption={words('account.passkeys')}
          columns={[
            { label: words('account.made-on'), quiet: true },
            { label: words('account.made') },
            { label: words('account.used') },
            { label: words('account.remove'), hidden: true },
          ]}
          rows={keys.map((key) => [
            deviceText(visit, key),
            moment(visit, key.createdAt),
            key.usedAt ? moment(visit, key.usedAt) : words('account.never'),
            <form method="post" action={`/${language}/account/devices/passkey/remove`}>
              <input type="hidden" name="credential" value={key.credentialId} />
              <button class="sapar-link-button" type="submit">
                {words('account.remove')} <span class="govuk-visually-hidden">{deviceText(visit, key)}</span>
              </button>
            </form>,
          ])}
          rowHeader={0}
        />
      ) : null}
      {keys.length < MOST_PASSKEYS ? <PasskeyOf visit={visit} path="/account/devices/passkey" button={words('account.passkey-make')} /> : null}
    </>
  )
}
