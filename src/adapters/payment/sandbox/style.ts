/**
 * The sandbox's own look, far from the product's: purple on paper, a striped band, so that nobody takes one for the other.
 * Kept as text so that it travels inside a bundle.
 */
export const STYLE = `
:root { --ink: #241a33; --brand: #5b2a86; --brand-dark: #43206a; --paper: #fffdf7; --ground: #efe9f7; --line: #8a7d9c; --bad: #a3131f; --bad-tint: #fdeeee; --sun: #ffd33d; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; overflow-wrap: anywhere; }
:lang(zh) { line-height: 1.7; }
a { color: var(--brand-dark); }
:focus-visible { outline: 3px solid var(--sun); box-shadow: 0 0 0 6px var(--ink); }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; }
.band { background: repeating-linear-gradient(135deg, var(--sun) 0 18px, #ffdf6b 18px 36px); color: #1d1400; font-weight: 700; text-align: center; margin: 0; padding: 10px 16px; border-bottom: 3px solid var(--ink); }
.top { background: var(--brand); color: #fff; }
.top div { max-width: 1000px; margin: 0 auto; padding: 12px 16px; display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; align-items: center; }
.top b { font: 700 22px/1.2 ui-monospace, monospace; }
.top ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; }
.top li > * { color: #fff; display: inline-block; padding: 4px 0; }
.top [aria-current] { font-weight: 700; text-decoration: none; border-bottom: 2px solid var(--sun); }
main { max-width: 1000px; margin: 24px auto; padding: 0 16px; display: grid; gap: 24px; }
@media (min-width: 820px) { main.two { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; } }
section, aside { background: var(--paper); border: 2px solid var(--brand); border-radius: 2px; padding: 20px; min-width: 0; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 16px; }
h2 { font-size: 20px; margin: 0 0 8px; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 0 0 20px; align-items: baseline; }
@media (max-width: 400px) { dl { grid-template-columns: minmax(0, 1fr); } }
dt { font-weight: 700; }
dd { margin: 0; }
.sum { font-weight: 700; font-size: 22px; }
.field { margin: 0 0 20px; }
.field.wrong { border-left: 5px solid var(--bad); padding-left: 14px; }
label { display: block; font-weight: 700; }
.hint { color: #51475f; display: block; }
.error { color: var(--bad); font-weight: 700; display: block; }
input { font: inherit; width: 100%; max-width: 24em; padding: 9px 12px; border: 2px solid var(--line); border-radius: 2px; background: #fff; color: inherit; }
input.short { max-width: 8em; }
.wrong input { border-color: var(--bad); }
.summary { border: 4px solid var(--bad); background: var(--bad-tint); padding: 14px 18px; margin: 0 0 20px; }
.summary ul { margin: 0; padding-left: 20px; }
.summary a { color: var(--bad); font-weight: 700; }
button, .button { font: inherit; font-weight: 700; min-height: 46px; padding: 9px 20px; border: 2px solid var(--brand); border-radius: 2px; background: var(--brand); color: #fff; cursor: pointer; text-decoration: none; display: inline-block; }
button:hover, .button:hover { background: var(--brand-dark); }
.plain { background: transparent; color: var(--brand-dark); }
.plain:hover { background: var(--ground); }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
table { border-collapse: collapse; width: 100%; font-size: 16px; }
th, td { text-align: left; vertical-align: top; padding: 7px 8px 7px 0; border-bottom: 1px solid #d8cfe4; }
td.n { font-family: ui-monospace, monospace; }
.cards td.n, .code { white-space: nowrap; }
details { margin: 4px 0; }
summary { cursor: pointer; font-weight: 700; }
.wide { max-width: 1400px; }
.small button { min-height: 34px; padding: 3px 10px; }
.row form { margin: 0; }
@media (max-width: 819px) { thead { display: none; } tr, td { display: block; border: 0; } tr { border-bottom: 1px solid #d8cfe4; padding: 6px 0; } td { padding: 0; } }
`
