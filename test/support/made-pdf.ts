/** PDFs built by hand, so that a test says what is hostile about one. Objects are numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n'
  const starts = objects.map((object, i) => {
    const start = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n${text.length}\n%%EOF\n`
  return new TextEncoder().encode(text)
}

export const stream = (content: string, more = ''): string => `<<${more}/Length ${content.length}>>stream\n${content}\nendstream`

/** Pages of one colour each, `rgb` from 0 to 1. */
export function coloredPages(colors: readonly string[], size = '0 0 595 842'): Uint8Array {
  const kids = colors.map((_, i) => `${3 + 2 * i} 0 R`).join(' ')
  const pages = colors.flatMap((rgb, i) => [
    `<</Type/Page/Parent 2 0 R/MediaBox[${size}]/Contents ${4 + 2 * i} 0 R>>`,
    stream(`${rgb} rg -99999 -99999 199998 199998 re f`),
  ])
  return pdfOf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${colors.length}>>`, ...pages])
}

/** A drawing within a drawing, each holding `width` of the next: `width` to the power of `depth` in all, in a few kilobytes. */
export function nestedBomb(depth: number, width: number): Uint8Array {
  const level = (i: number): string => {
    const last = i === depth - 1
    const content = last ? '0 0 1 rg 0 0 9 9 re f' : '/F Do '.repeat(width)
    return stream(content, `/Type/XObject/Subtype/Form/BBox[0 0 600 900]${last ? '' : `/Resources<</XObject<</F ${5 + i + 1} 0 R>>>>`}`)
  }
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>',
    stream('/F Do '.repeat(width)),
    ...Array.from({ length: depth }, (_, i) => level(i)),
  ])
}
