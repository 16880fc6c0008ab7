import { startForPerson } from '../../../actions/further-application.ts'
import { keepCase, useAccountAddress } from '../../../actions/keep-case.ts'
import { casePath } from '../form-way.ts'
import { type Answer, go, notFound, type Visit } from '../visit.ts'

const codeOf = ({ params }: Visit) => ({ code: params.code ?? '' })

/** From the page of a case, or the list of those that are open in this browser. */
export async function keep(visit: Visit): Promise<Answer> {
  const kept = await keepCase(visit.context.deps, visit.actor, codeOf(visit))
  return kept.ok ? go(visit, '/account?done=kept') : notFound
}

export async function startPerson(visit: Visit): Promise<Answer> {
  const started = await startForPerson(visit.context.deps, visit.actor, codeOf(visit))
  if (started.ok) return go(visit, `${casePath(started.value)}/contact`)
  return started.code === 'card-needed' ? go(visit, '/account#cards') : notFound
}

/** What somebody else changed in the same moment is shown, and the button is there again. */
export async function useAddress(visit: Visit): Promise<Answer> {
  const used = await useAccountAddress(visit.context.deps, visit.actor, codeOf(visit))
  if (!used.ok && used.code === 'not-found') return notFound
  return go(visit, used.ok ? '/account/contact?done=address' : '/account/contact')
}
