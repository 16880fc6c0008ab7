import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '../../../core/kernel/language.ts'

/** The first of the browser's languages that we speak; English otherwise. */
export function preferredLanguage(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find((tag): tag is Language => (LANGUAGES as readonly string[]).includes(tag)) ?? 'en'
}
