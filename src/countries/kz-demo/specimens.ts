import facts from './specimens/facts.json' with { type: 'json' }

/** The person of the specimens, by the names of the form's fields. */
export const specimenPerson = facts

/** The drawn pictures, in `specimens/`: of the person, of the passport, and one for every other paper that can be asked for. */
export const specimenPictures = { portrait: 'portrait.jpg', passportPage: 'passport-page.jpg' } as const
export const specimenPaper = 'supporting-paper.jpg'
