import type { App } from './app.ts'
import { button, el, field } from './dom.ts'
import { type Judgement, verdictCode } from './judge.ts'
import { foot, grouped } from './verdict-view.ts'

/** What the officer of the second line needs to hear. */
export function drawSecondLine(app: App, judgement: Judgement): HTMLElement {
  const { words } = app.state()
  const { card } = judgement
  return el('section', { class: 'b-sheet b-sheet--narrow b-flow', 'aria-labelledby': 'title' }, [
    el('h1', { id: 'title', tabindex: -1 }, words('border.second-line.title')),
    el('p', {}, words('border.second-line.text')),
    el('p', { class: 'b-loud' }, [...(card ? [grouped(card.cardNumber), el('br')] : []), verdictCode(judgement)]),
    el('p', {}, words('border.second-line.say')),
    foot([
      button(words('border.act.back'), () => app.show({ kind: 'verdict', judgement })),
      button(words('border.act.next'), () => app.show({ kind: 'scan' }), { main: true }),
    ]),
  ])
}

/** The way past an old pack: by telephone, under the number of the person who answered. Never by one tap. */
export function drawDeskAnswer(app: App, judgement: Judgement): HTMLElement {
  const { words } = app.state()
  const { card } = judgement
  const status = el('p', { class: 'b-note b-note--bad', role: 'alert', id: 'desk-problem', hidden: true })
  const number = el('input', { id: 'desk-number', type: 'text', inputmode: 'numeric', maxlength: 10, autocomplete: 'off', 'aria-describedby': 'desk-problem' })
  const good = el('button', { type: 'button', class: 'b-button b-button--main b-button--tall' }, words('border.desk.good'))
  good.addEventListener('click', () => {
    if (!/^\d{1,10}$/.test(number.value.trim())) {
      status.hidden = false
      status.textContent = words('border.desk.number-missing')
      return number.focus()
    }
    good.disabled = true
    void app.record(judgement, number.value.trim())
  })
  return el('section', { class: 'b-sheet b-sheet--narrow b-flow', 'aria-labelledby': 'title' }, [
    el('h1', { id: 'title', tabindex: -1 }, words('border.desk.title')),
    el('p', {}, words('border.desk.text')),
    el('p', { class: 'b-loud' }, card ? grouped(card.cardNumber) : ''),
    field('desk-number', words('border.desk.number'), number),
    status,
    good,
    button(words('border.desk.bad'), () => app.show({ kind: 'second-line', judgement })),
    button(words('border.act.back'), () => app.show({ kind: 'verdict', judgement })),
  ])
}
