import { postCountries } from '../../actions/case-facts.ts'
import type { Law } from '../../actions/ports/law.ts'
import { isLanguage, type Language } from '../../core/kernel/language.ts'
import type { Texts } from '../../texts/words.ts'
import { type Option, type OptionList, optionList } from '../ui/option-list.ts'

/** The long selects of the forms, written once per language and chosen value. */
export function portalLists(law: Law, texts: Texts): Readonly<Record<string, OptionList>> {
  const named = (of: (language: Language) => readonly Option[]) =>
    optionList((tag) => {
      const language = isLanguage(tag) ? tag : 'en'
      const order = new Intl.Collator(language)
      const options = [...of(language)].sort((a, b) => order.compare(a.text, b.text))
      return [{ value: '', text: texts(language)('common.choose') }, ...options]
    })
  const points = named((language) => law().borderPoints.map((point) => ({ value: point.id, text: point.name[language] })))
  return {
    countries: named((language) => postCountries(law()).map((value) => ({ value, text: law().nationalityNames[value]?.[language] ?? value }))),
    offices: named((language) => law().offices.map(({ id, name }) => ({ value: id, text: name[language] }))),
    nationalities: named((language) =>
      Object.entries(law().nationalityNames)
        .filter(([code]) => law().demo || code !== 'UTO')
        .map(([value, name]) => ({ value, text: name[language] })),
    ),
    regions: named((language) => law().regions.map(({ code, name }) => ({ value: code, text: name[language] }))),
    'entry-points': points,
    'exit-points': points,
  }
}
