/** The arguments of an ICU message: name -> TypeScript type. */
export function argumentsOf(message: string): Map<string, string>
/** The text of src/texts/catalogue.gen.ts as the message files ask for it. */
export function generate(): string
