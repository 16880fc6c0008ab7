import type { Position } from '../../core/appointment/nearest.ts'
import type { InFour } from '../../core/kernel/language.ts'

export interface Region {
  /** ISO 3166-2. */
  readonly code: string
  readonly kind: 'region' | 'city'
  readonly name: InFour
  /** Of its seat, to hundredths of a degree. */
  readonly position: Position
  /** The seat of a region, in Kazakh. */
  readonly centre?: string
}

/** 17 regions and 3 cities of republican significance by ISO 3166-2:KZ. Kazakh and Chinese names wait for a native review. */
export const regions = [
  {
    code: 'KZ-10',
    kind: 'region',
    position: { latitude: 50.41, longitude: 80.23 },
    name: { en: 'Abai Region', ru: 'Область Абай', kk: 'Абай облысы', zh: '阿拜州' },
    centre: 'Семей',
  },
  {
    code: 'KZ-11',
    kind: 'region',
    position: { latitude: 53.28, longitude: 69.4 },
    name: { en: 'Akmola Region', ru: 'Акмолинская область', kk: 'Ақмола облысы', zh: '阿克莫拉州' },
    centre: 'Көкшетау',
  },
  {
    code: 'KZ-15',
    kind: 'region',
    position: { latitude: 50.28, longitude: 57.17 },
    name: { en: 'Aktobe Region', ru: 'Актюбинская область', kk: 'Ақтөбе облысы', zh: '阿克托别州' },
    centre: 'Ақтөбе',
  },
  {
    code: 'KZ-19',
    kind: 'region',
    position: { latitude: 43.87, longitude: 77.06 },
    name: { en: 'Almaty Region', ru: 'Алматинская область', kk: 'Алматы облысы', zh: '阿拉木图州' },
    centre: 'Қонаев',
  },
  {
    code: 'KZ-23',
    kind: 'region',
    position: { latitude: 47.11, longitude: 51.92 },
    name: { en: 'Atyrau Region', ru: 'Атырауская область', kk: 'Атырау облысы', zh: '阿特劳州' },
    centre: 'Атырау',
  },
  {
    code: 'KZ-27',
    kind: 'region',
    position: { latitude: 51.23, longitude: 51.37 },
    name: { en: 'West Kazakhstan Region', ru: 'Западно-Казахстанская область', kk: 'Батыс Қазақстан облысы', zh: '西哈萨克斯坦州' },
    centre: 'Орал',
  },
  {
    code: 'KZ-31',
    kind: 'region',
    position: { latitude: 42.9, longitude: 71.37 },
    name: { en: 'Zhambyl Region', ru: 'Жамбылская область', kk: 'Жамбыл облысы', zh: '江布尔州' },
    centre: 'Тараз',
  },
  {
    code: 'KZ-33',
    kind: 'region',
    position: { latitude: 45.02, longitude: 78.37 },
    name: { en: 'Zhetisu Region', ru: 'Область Жетысу', kk: 'Жетісу облысы', zh: '杰特苏州' },
    centre: 'Талдықорған',
  },
  {
    code: 'KZ-35',
    kind: 'region',
    position: { latitude: 49.8, longitude: 73.09 },
    name: { en: 'Karaganda Region', ru: 'Карагандинская область', kk: 'Қарағанды облысы', zh: '卡拉干达州' },
    centre: 'Қарағанды',
  },
  {
    code: 'KZ-39',
    kind: 'region',
    position: { latitude: 53.21, longitude: 63.63 },
    name: { en: 'Kostanay Region', ru: 'Костанайская область', kk: 'Қостанай облысы', zh: '科斯塔奈州' },
    centre: 'Қостанай',
  },
  {
    code: 'KZ-43',
    kind: 'region',
    position: { latitude: 44.85, longitude: 65.51 },
    name: { en: 'Kyzylorda Region', ru: 'Кызылординская область', kk: 'Қызылорда облысы', zh: '克孜勒奥尔达州' },
    centre: 'Қызылорда',
  },
  {
    code: 'KZ-47',
    kind: 'region',
    position: { latitude: 43.65, longitude: 51.17 },
    name: { en: 'Mangystau Region', ru: 'Мангистауская область', kk: 'Маңғыстау облысы', zh: '曼格斯套州' },
    centre: 'Ақтау',
  },
  {
    code: 'KZ-55',
    kind: 'region',
    position: { latitude: 52.29, longitude: 76.97 },
    name: { en: 'Pavlodar Region', ru: 'Павлодарская область', kk: 'Павлодар облысы', zh: '巴甫洛达尔州' },
    centre: 'Павлодар',
  },
  {
    code: 'KZ-59',
    kind: 'region',
    position: { latitude: 54.87, longitude: 69.15 },
    name: { en: 'North Kazakhstan Region', ru: 'Северо-Казахстанская область', kk: 'Солтүстік Қазақстан облысы', zh: '北哈萨克斯坦州' },
    centre: 'Петропавл',
  },
  {
    code: 'KZ-61',
    kind: 'region',
    position: { latitude: 43.3, longitude: 68.25 },
    name: { en: 'Turkistan Region', ru: 'Туркестанская область', kk: 'Түркістан облысы', zh: '突厥斯坦州' },
    centre: 'Түркістан',
  },
  {
    code: 'KZ-62',
    kind: 'region',
    position: { latitude: 47.8, longitude: 67.71 },
    name: { en: 'Ulytau Region', ru: 'Область Улытау', kk: 'Ұлытау облысы', zh: '乌勒套州' },
    centre: 'Жезқазған',
  },
  {
    code: 'KZ-63',
    kind: 'region',
    position: { latitude: 49.95, longitude: 82.61 },
    name: { en: 'East Kazakhstan Region', ru: 'Восточно-Казахстанская область', kk: 'Шығыс Қазақстан облысы', zh: '东哈萨克斯坦州' },
    centre: 'Өскемен',
  },
  { code: 'KZ-71', kind: 'city', position: { latitude: 51.17, longitude: 71.43 }, name: { en: 'Astana', ru: 'Астана', kk: 'Астана', zh: '阿斯塔纳' } },
  { code: 'KZ-75', kind: 'city', position: { latitude: 43.24, longitude: 76.89 }, name: { en: 'Almaty', ru: 'Алматы', kk: 'Алматы', zh: '阿拉木图' } },
  { code: 'KZ-79', kind: 'city', position: { latitude: 42.32, longitude: 69.59 }, name: { en: 'Shymkent', ru: 'Шымкент', kk: 'Шымкент', zh: '奇姆肯特' } },
] as const satisfies readonly Region[]
