import facts from './specimens/facts.json' with { type: 'json' }

/** The person of the specimens, by the names of the form's fields. */
export const specimenPerson = facts

/** The drawn picture for each document that can be asked for: a file in `specimens/`. */
export const specimenPictures = {
  portrait: 'portrait.jpg',
  passportPage: 'passport-page.jpg',
  invitation: 'supporting-paper.jpg',
  hotelProof: 'supporting-paper.jpg',
} as const
