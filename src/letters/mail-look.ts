/**
 * The look of the mails. Mail programs read inline styles and little else, so each piece has its style here; the classes only let programs that know
 * `prefers-color-scheme` turn the colours, and narrow screens lay facts out below each other. Colours are the design tokens.
 */
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans SC',Arial,sans-serif"
/** Long addresses break instead of widening the letter; the older spelling is for programs that do not know the newer. */
const WRAP = 'overflow-wrap:anywhere;word-break:break-word;'
const MONO = "font-family:ui-monospace,Consolas,'Liberation Mono',Menlo,monospace"

export const STYLE = {
  body: 'margin:0;padding:0;background:#f4f7f8;',
  ground: 'background:#f4f7f8;',
  sheet: 'width:100%;max-width:600px;background:#ffffff;border:1px solid #d3dce0;border-radius:12px;',
  band: `${FONT};background:#14212b;color:#ffffff;padding:10px 28px;font-size:14px;line-height:20px;border-radius:11px 11px 0 0;`,
  tag: 'display:inline-block;background:#f5b800;color:#14212b;font-weight:700;font-size:12px;line-height:18px;padding:0 6px;border-radius:3px;',
  head: `${FONT};background:#00778b;color:#ffffff;padding:14px 28px;border-bottom:4px solid #f5b800;`,
  brand: 'font-size:20px;line-height:26px;font-weight:700;color:#ffffff;',
  agency: 'font-size:14px;line-height:20px;color:#ffffff;',
  main: `${FONT};${WRAP}padding:26px 28px 30px;color:#14212b;font-size:16px;line-height:25px;`,
  caption: 'margin:0 0 6px;font-size:15px;line-height:22px;color:#4a5b66;',
  h1: 'margin:0 0 18px;font-size:26px;line-height:33px;font-weight:700;color:#14212b;',
  h2: 'margin:26px 0 8px;font-size:18px;line-height:25px;font-weight:700;color:#14212b;',
  p: 'margin:0 0 14px;',
  pLast: 'margin:0;',
  strong: 'margin:0 0 4px;font-weight:700;',
  label: 'margin:0 0 2px;font-size:14px;line-height:20px;color:#4a5b66;',
  list: 'margin:0 0 14px;padding:0 0 0 24px;',
  item: 'margin:0 0 6px;padding:0 0 0 4px;',
  facts: 'width:100%;margin:4px 0 18px;border-collapse:collapse;border-top:1px solid #d3dce0;',
  factLabel: 'width:42%;padding:9px 12px 9px 0;border-bottom:1px solid #d3dce0;text-align:left;vertical-align:top;font-weight:400;color:#4a5b66;',
  factValue: 'padding:9px 0;border-bottom:1px solid #d3dce0;text-align:left;vertical-align:top;font-weight:700;',
  mono: `${MONO};letter-spacing:0.03em;white-space:nowrap;`,
  code: `${MONO};margin:0;font-size:34px;line-height:42px;font-weight:700;letter-spacing:0.16em;white-space:nowrap;color:#14212b;`,
  /** A code of a dozen characters stays on one line of a phone, too. */
  longCode: 'font-size:25px;line-height:36px;letter-spacing:0.06em;',
  codeBox: 'margin:4px 0 18px;background:#e6f4f6;border-radius:8px;',
  codeCell: 'padding:14px 20px;',
  dayBox: 'margin:4px 0 18px;',
  leaf: 'width:128px;background:#ffffff;border:1px solid #d3dce0;border-radius:8px;text-align:center;',
  leafMonth: 'background:#00778b;color:#ffffff;font-size:13px;line-height:18px;padding:4px 3px;border-radius:7px 7px 0 0;text-align:center;',
  leafNumber: 'color:#14212b;font-size:34px;line-height:40px;font-weight:700;padding:4px 6px 0;text-align:center;',
  leafWeekday: 'color:#4a5b66;font-size:13px;line-height:18px;padding:0 6px 6px;text-align:center;',
  dayText: 'padding:0 0 0 18px;vertical-align:middle;',
  part: 'width:100%;margin:4px 0 18px;border-collapse:collapse;',
  partCell: 'padding:13px 18px;',
  detail: 'margin:4px 0 0;font-size:14px;line-height:21px;color:#4a5b66;',
  button: 'margin:8px 0 20px;',
  buttonCell: 'background:#00778b;border-radius:5px;mso-padding-alt:13px 24px;text-align:center;',
  buttonLink: 'display:inline-block;padding:13px 24px;color:#ffffff;font-size:17px;line-height:24px;font-weight:700;text-decoration:none;border-radius:5px;',
  foot: `${FONT};${WRAP}background:#f4f7f8;padding:20px 28px;border-top:1px solid #d3dce0;border-radius:0 0 11px 11px;color:#4a5b66;font-size:14px;line-height:21px;`,
  footCode: `${MONO};color:#14212b;white-space:nowrap;`,
  /** Chinese that breaks at punctuation and spaces only. */
  atPunctuation: 'word-break:keep-all;',
  link: 'color:#00657a;',
} as const

/** Ground and edge of a part by its tone; a part says in words what the colour says. */
export const TONES = {
  plain: 'background:#e6f4f6;border-left:4px solid #00778b;',
  warn: 'background:#fff3e0;border-left:4px solid #8f4a00;',
  bad: 'background:#fdecec;border-left:4px solid #b3202a;',
  good: 'background:#e7f4ec;border-left:4px solid #17703f;',
} as const

export const SHEET_CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (max-width: 480px) {
  .pad { padding-left: 20px !important; padding-right: 20px !important; }
  .h1 { font-size: 23px !important; line-height: 30px !important; }
  .fact-label, .fact-value { display: block !important; width: auto !important; }
  .fact-label { padding-bottom: 0 !important; border-bottom: 0 !important; }
  .fact-value { padding-top: 0 !important; }
  .button-box, .button-cell { width: 100% !important; }
}
@media (prefers-color-scheme: dark) {
  .ground, .foot { background: #10181d !important; }
  .sheet, .leaf { background: #18242b !important; border-color: #33454f !important; }
  .ink, .h1, .fact-value { color: #e8eef1 !important; }
  .muted, .foot { color: #b3c1c9 !important; }
  .line { border-color: #33454f !important; }
  .link { color: #6fd0e0 !important; }
  .tone-plain { background: #12323a !important; }
  .tone-warn { background: #3a2a10 !important; }
  .tone-bad { background: #3d1d20 !important; }
  .tone-good { background: #14301f !important; }
}`
