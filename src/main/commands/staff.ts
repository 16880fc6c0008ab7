import { Command } from 'commander'
import { hoursAfter } from '../../actions/sessions.ts'
import type { StaffMember } from '../../actions/ports/people.ts'
import type { StaffAccount } from '../../adapters/postgres/staff-accounts.sql.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'
import { newMember } from '../new-member.ts'
import { type StaffOffice, withStaffOffice } from '../staff-office.ts'
import { asJson, type Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'

interface Options {
  readonly number: string
  readonly json?: true
}

/** What a command says: a line for people, facts for programs. */
interface Said {
  readonly text: string
  readonly facts: Readonly<Record<string, unknown>>
}

export function staffCommand(terminal: Terminal): Command {
  const staff = new Command('staff').description('officers, supervisors, auditors, administrators, and their passkeys').addHelpText('after', HELP)
  const add = (name: string, description: string, act: (office: StaffOffice, options: Options) => Promise<Said>) => {
    const command = new Command(name).description(description).option('--json', 'print one JSON line instead of sentences')
    command.action(async (options: Options) => {
      const { text, facts } = await withStaffOffice(terminal, (office) => act(office, options))
      terminal.out(options.json ? asJson({ ok: true, ...facts }) : `${text}\n`)
    })
    staff.addCommand(command)
    return command
  }
  const numbered = (command: Command) => command.requiredOption('--number <number>', 'staff number')
  numbered(add('add', 'a new member of staff; an invitation comes next', addMember))
    .requiredOption('--name <name>', 'as colleagues know the person; applicants see the number only')
    .requiredOption('--office <id>', 'id of the office')
    .requiredOption('--roles <list>', 'officer, supervisor, clerk, border-officer, auditor, administrator; several with commas')
    .option('--language <code>', 'en, ru, kk or zh', 'en')
  add('list', 'everybody, with roles, passkeys and cases in hand', listMembers)
  numbered(add('invite', 'print the link at which the member makes a passkey', invite))
  numbered(add('replace-passkey', 'for a lost device: ends the sessions, removes the passkeys, prints a new link', replacePasskey))
  numbered(add('deactivate', 'ends the sessions and lets the member in no more', deactivate))
  numbered(add('activate', 'lets a deactivated member in again', activate))
  return staff
}

const HELP = `
The first administrator of a production installation:
  sapar staff add --number 1 --name "A. Administrator" --office AST --roles administrator
  sapar staff invite --number 1
Give the link to the person directly. It works once and for 24 hours, and whoever opens it first gets the account.`

async function addMember(office: StaffOffice, options: Options): Promise<Said> {
  const at = office.clock.now()
  const member = newMember({ ...options }, office.chance.uuid(at))
  const taken = await office.people.staffByNumber(member.number)
  if (taken)
    throw commandProblem(EXIT.data, `The number ${member.number} is taken. Numbers are never given twice, because the history of the cases names them.`)
  await office.people.insertStaff(member, at)
  return { text: `Added ${member.number}. Next: sapar staff invite --number ${member.number}`, facts: { number: member.number, roles: member.roles } }
}

async function listMembers(office: StaffOffice): Promise<Said> {
  const accounts = await office.accounts.list(office.clock.now())
  return { text: accounts.length === 0 ? 'Nobody yet. "sapar staff add" makes the first one.' : table(accounts), facts: { staff: accounts.map(factsOf) } }
}

async function invite(office: StaffOffice, { number }: Options): Promise<Said> {
  const member = await invitable(office, number)
  // A link that was printed before must not stay open beside the new one.
  await office.accounts.voidInvitations(member.id, office.clock.now())
  return invitation(office, member, false)
}

async function replacePasskey(office: StaffOffice, { number }: Options): Promise<Said> {
  const member = await invitable(office, number)
  // Whoever has the device may be signed in on it.
  await office.accounts.endAccess(member.id, office.clock.now())
  return invitation(office, member, true)
}

async function invitation(office: StaffOffice, member: StaffMember, replaceLost: boolean): Promise<Said> {
  const link = await office.invite(member, replaceLost)
  const until = hoursAfter(office.clock.now(), 24)
  return { text: `${link}\nFor ${member.number}, once, until ${until}. Give it to the person directly.`, facts: { number: member.number, link, until } }
}

async function deactivate(office: StaffOffice, { number }: Options): Promise<Said> {
  const member = await office.member(number)
  await office.accounts.setActive(member.id, false)
  const sessions = await office.accounts.endAccess(member.id, office.clock.now())
  const cases = (await office.accounts.list(office.clock.now())).find(({ id }) => id === member.id)?.cases ?? 0
  const left = cases > 0 ? ` ${cases} cases are still in this person's hands: a supervisor gives them to somebody else at the desk.` : ''
  return { text: `Deactivated ${number}. Sessions ended: ${sessions}.${left}`, facts: { number, sessions, cases } }
}

async function activate(office: StaffOffice, { number }: Options): Promise<Said> {
  const member = await office.member(number)
  await office.accounts.setActive(member.id, true)
  return { text: `Activated ${number}. The passkeys made before work again.`, facts: { number } }
}

async function invitable(office: StaffOffice, number: string): Promise<StaffMember> {
  const member = await office.member(number)
  if (member.persona)
    throw commandProblem(EXIT.notAllowed, `${number} is a made-up person of the demo and needs no passkey: one click on the desk's first page signs in.`)
  if (!member.active) throw commandProblem(EXIT.notAllowed, `${number} is deactivated. "sapar staff activate --number ${number}" comes first.`)
  return member
}

function factsOf({ number, name, officeId, roles, active, persona, passkeys, invited, cases }: StaffAccount) {
  return { number, name, office: officeId, roles, active, persona, passkeys, invited, cases }
}

function table(accounts: readonly StaffAccount[]): string {
  const rows = accounts.map((account) => [account.number, account.name, account.officeId, account.roles.join(', '), signsIn(account), String(account.cases)])
  return textTable([['number', 'name', 'office', 'roles', 'signs in', 'cases'], ...rows])
}

function signsIn({ active, persona, passkeys, invited }: StaffAccount): string {
  if (!active) return 'no, deactivated'
  if (persona) return 'one click (demo)'
  if (passkeys > 0) return passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`
  return invited ? 'not yet, invited' : 'not yet, needs an invitation'
}
