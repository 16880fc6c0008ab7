import { freshness } from 'icao-seal/pack'
import type { App, State } from './app.ts'
import { el, icon } from './dom.ts'

/** The bar and, always the second line of the screen, how old the pack is. */
export function drawFrame(app: App): readonly Node[] {
  const state = app.state()
  return [bar(app, state), packLine(app, state)]
}

function bar({ device }: App, { words, setup, waiting }: State): Node {
  const point = setup?.borderPoints.find(({ id }) => id === setup.borderPoint)?.name[words.language]
  const place = setup && point ? [point, setup.lane].filter((part) => part !== '').join(', ') : undefined
  const online = device.online()
  return el('div', { class: 'b-bar' }, [
    el('b', {}, words('border.title')),
    place === undefined ? undefined : el('span', {}, place),
    el('span', { class: 'b-row', id: 'line' }, [icon(online ? 'online' : 'offline'), words(online ? 'border.online' : 'border.offline')]),
    waiting > 0 ? el('span', { id: 'waiting' }, words('border.device.waiting', { count: waiting })) : undefined,
    el('p', { class: 'b-demo' }, words('border.demo')),
  ])
}

function packLine(app: App, { words, pack, setup }: State): Node {
  if (!pack || !setup)
    return el('p', { class: 'b-pack b-pack--none', id: 'pack' }, [
      icon('look'),
      el('span', {}, [el('b', {}, words('border.pack.none')), el('br'), words('border.pack.none-text')]),
    ])
  const { content } = pack
  const now = app.device.now()
  const [issued, soft, hard] = [content.issuedAt, content.softExpiry, content.hardExpiry].map((text) => Date.parse(text))
  const age = freshness(content, now)
  const isEarly = age === 'stale' && now < (soft ?? 0)
  const moment = words.moment((age === 'expired' ? hard : soft) ?? 0, setup.timeZone)
  // A stale pack is said loudly: to those who listen as well.
  const loud = age === 'fresh' ? {} : { role: 'alert' }
  return el('p', { class: `b-pack b-pack--${age}`, id: 'pack', ...loud }, [
    icon(age === 'fresh' ? 'pack' : age === 'stale' ? 'look' : 'stop'),
    el('span', {}, [
      el('b', {}, words('border.pack.age', { age: words.age(now - (issued ?? now)), number: content.sequence })),
      el('br'),
      isEarly ? words('border.pack.clock') : words(`border.pack.${age}`, { moment }),
    ]),
  ])
}
