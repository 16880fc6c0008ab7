import { answerQuestions } from './answer-questions.ts'
import type { PictureAnswer, PictureQuestion } from './child-pictures.ts'
import { allowThreeLoaders, reencode } from './reencode.ts'

/** The program of the child process that draws uploads anew. */

allowThreeLoaders()
answerQuestions<PictureQuestion, PictureAnswer>({ answer: ({ content, limits }) => reencode(content, limits), retiresAbove: 0.5 })
