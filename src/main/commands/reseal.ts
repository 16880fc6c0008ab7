import path from 'node:path'
import { Command } from 'commander'
import { type Resealed, resealCards } from '../../actions/reseal-cards.ts'
import { folderObjects } from '../../adapters/objects/folder-objects.ts'
import { typstDocuments } from '../../adapters/pdf/typst-documents.ts'
import { postgresCases } from '../../adapters/postgres/cases.ts'
import { postgresSeals } from '../../adapters/postgres/seals.sql.ts'
import { createLetters } from '../../letters/letters.ts'
import { createTexts } from '../../texts/words.ts'
import { commandProblem } from '../command-problem.ts'
import { countryTexts } from '../country-texts.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { derivedKey } from '../keys.ts'
import { type KeyOffice, withKeyOffice } from '../key-office.ts'
import { FONT_FOLDERS } from '../paths.ts'
import { progressBar } from '../progress-bar.ts'
import { asJson, type Terminal } from '../terminal.ts'

export function resealCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command('reseal')
    .description('give every card that is still good a seal by the keys in use, and a new paper; goes on where it was broken off')
    .option('--json', 'print one JSON line at the end')
    .addHelpText(
      'after',
      '\nAfter "sapar keys revoke", or when a new algorithm is needed. Numbers and slots stay; holders find the new card on their status page.',
    )
    .action(async ({ json }: { readonly json?: true }) => {
      const draw = progressBar(terminal)
      const state = await withKeyOffice(terminal, (office) =>
        reseal(office, ({ done, failed, total }) => draw(total === 0 ? 1 : (done + failed) / total, `${done + failed} of ${total}`)),
      )
      terminal.err('\n')
      if (json) terminal.out(asJson({ ok: state.failed === 0, ...state }))
      else
        terminal.out(
          `${state.done} of ${state.total} cards have a new seal.${state.failed > 0 ? ` ${state.failed} could not be sealed: run it again, or look at their cases.` : ''}\n`,
        )
      ended(state.failed === 0 ? EXIT.ok : EXIT.notOk)
    })
}

async function reseal(office: KeyOffice, progress: (state: Resealed) => void): Promise<Resealed> {
  const { pool, master, keeper, config, clock, sealer } = office
  const publicOrigin = config.origin ?? `http://localhost:${config.port}`
  const texts = createTexts(countryTexts)
  const deps = {
    clock,
    cases: postgresCases({ pool, jobs: { plan: () => Promise.reject(new Error('nothing is planned here')) } }),
    law: keeper.law,
    objects: folderObjects({ dir: path.join(config.dataDir, 'objects'), masterKey: derivedKey(master, 'objects') }),
    documents: typstDocuments({ fontDirs: FONT_FOLDERS }),
    letters: createLetters({ texts, law: keeper.law, publicOrigin }),
    sealer,
    seals: postgresSeals({ pool }),
    publicOrigin,
  }
  const done = await resealCards(deps, { kind: 'system', job: 'reseal' }, progress)
  if (!done.ok) throw commandProblem(EXIT.cannotCreate, 'There is no key in use that seals cards. "sapar keys list" shows what there is.')
  return done.value
}
