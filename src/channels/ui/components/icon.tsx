import type { VNode } from 'preact'

const RING = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18'
const OCTAGON = 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z'
const CALENDAR = 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4'

/** Lines in a square of 24, drawn in the colour of the text. */
const LINES = {
  arrow: 'M4 12h15M13 6l6 6-6 6',
  back: 'M20 12H5M11 6l-6 6 6 6',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  bang: 'M12 3.5v10M12 20v.1',
  bars: 'M9 6v12M15 6v12',
  dot: 'M12 12v.1',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L20.5 20.5',
  shield: 'M12 3l8 3v6c0 5-4 8-8 9c-4-1-8-4-8-9V6zM8.5 12l2.5 2.5l4.5-5',
  person: 'M12 3.5a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4 20.5c0-4 4-6 8-6s8 2 8 6',
  clock: `${RING}M12 7v5.5l3.5 2`,
  info: `${RING}M12 11.5v5M12 7.8v.1`,
  pencil: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  late: `${OCTAGON}M12 7.5v5.5M12 16.4v.1`,
  stop: `${OCTAGON}M8.5 8.5l7 7m0-7-7 7`,
  calendar: CALENDAR,
  soon: `${CALENDAR}M10 15.5l2-2 2 2`,
  pause: `${RING}M10 9v6M14 9v6`,
  look: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.4v.1',
  ok: `${RING}M8 12.5l3 3 5.5-6.5`,
  empty: RING,
  eye: 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6',
  card: 'M4.5 5h15a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2zM8 9a2 2 0 1 0 0 4a2 2 0 0 0 0-4M5 16c.5-2 5.5-2 6 0M14 10h5M14 14h5',
  document: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  return: 'M9 6 4 11l5 5M4 11h10a6 6 0 0 1 0 12',
  mail: 'M3 6h18v12H3zM3 7l9 7l9-7',
  upload: 'M12 15V4M7 8.5l5-5l5 5M4 15v5h16v-5',
  download: 'M12 4v11M7 10.5l5 5l5-5M4 16v4h16v-4',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  camera: 'M4 8h4l1.5-3h5L16 8h4v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7',
  money: 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M6 9v.1M18 15v.1',
  lock: 'M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
} as const

export type IconName = keyof typeof LINES

/** A picture beside words. It never stands for a word, so it is hidden from those who listen. */
export function Icon(props: { readonly name: IconName }): VNode {
  return (
    <svg class="sapar-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={LINES[props.name]} stroke-dasharray={props.name === 'empty' ? '3 3' : undefined} />
    </svg>
  )
}

/** Sun over two waves of steppe: the mark of the project. */
export function BrandMark(): VNode {
  return (
    <svg class="sapar-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="18.5" fill="none" stroke="#fff" stroke-width="2.5" />
      <circle cx="20" cy="14.5" r="5" fill="#f5b800" />
      <path
        d="M5.5 25c5-4.5 9.5-4.5 14.5 0s9.5 4.5 14.5 0M11 31.5c3.5-2.5 6-2.5 9 0s5.5 2.5 9 0"
        fill="none"
        stroke="#fff"
        stroke-width="2.5"
        stroke-linecap="round"
      />
    </svg>
  )
}
