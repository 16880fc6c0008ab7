import type { VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import type { Text } from './slot.tsx'
import { Tag } from './tag.tsx'

/** 'late', 'today', 'soon', 'stopped' speak of due days; 'good', 'warn', 'bad', 'info' of results; 'plain' of neither. */
export type StateTone = 'late' | 'today' | 'soon' | 'stopped' | 'good' | 'warn' | 'bad' | 'info' | 'plain'

export const STATE_ICON: Readonly<Record<StateTone, IconName | undefined>> = {
  late: 'late',
  today: 'clock',
  soon: 'soon',
  stopped: 'pause',
  good: 'ok',
  warn: 'look',
  bad: 'stop',
  info: 'info',
  plain: undefined,
}

export interface StateTagProps {
  readonly tone: StateTone
  /** True for the icon of the tone, or the name of another. On staff pages a tag always has one. */
  readonly icon?: boolean | IconName | undefined
  readonly children?: Text
}

/** A state in one or two words. Colour never speaks alone: the words say it too. */
export function StateTag(props: StateTagProps): VNode {
  const icon = props.icon === true ? STATE_ICON[props.tone] : props.icon
  return (
    <Tag
      classes={`sapar-tag--${props.tone}`}
      text={
        <>
          {icon ? <Icon name={icon} /> : null}
          {props.children}
        </>
      }
    />
  )
}
