import { ok } from '../../core/kernel/result.ts'
import { answerQuestions } from './answer-questions.ts'
import type { CaptureAnswers, CaptureQuestion } from './child-capture.ts'
import { checkPortrait, cropPortrait } from './check-portrait.ts'
import { loadFaceModels } from './face/load-face-models.ts'
import { readPassportPage } from './passport-page.ts'
import { allowThreeLoaders } from './reencode.ts'

/** The program of the child process that looks into pictures: one task at a time. */

allowThreeLoaders()
const models = await loadFaceModels()

answerQuestions<CaptureQuestion, CaptureAnswers[keyof CaptureAnswers]>({ answer, retiresAbove: 0.9 })

function answer(question: CaptureQuestion): Promise<CaptureAnswers[keyof CaptureAnswers]> {
  switch (question.task) {
    case 'portrait':
      return checkPortrait(question.content, question.spec, models)
    case 'crop':
      return cropPortrait(question.content, question.spec, models)
    case 'passport-page':
      return zoneOf(question.content)
  }
}

/** Only what the case keeps: how the lines were found is for those who work on the reader. */
async function zoneOf(content: Uint8Array): Promise<CaptureAnswers['passport-page']> {
  const read = await readPassportPage(content)
  if (!read.ok) return read
  const { lines, uncertain, checksPass } = read.value
  return ok({ lines, uncertain: uncertain.map(({ line, position }) => ({ line, position })), checksPass })
}
