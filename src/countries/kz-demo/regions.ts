import type { InFour } from '../../core/kernel/language.ts'

export interface Region {
  /** ISO 3166-2. */
  readonly code: string
  readonly kind: 'region' | 'city'
  readonly name: InFour
  /** The seat of a region, in Kazakh. */
  readonly centre?: string
}

/** 17 regions and 3 cities of republican significance by ISO 3166-2:KZ. Kazakh and Chinese names wait for a native review. */
export const regions = [
  { code: 'KZ-10', kind: 'region', name: { en: 'Abai Region', ru: 'Область Абай', kk: 'Абай облысы', zh: '阿拜州' }, centre: 'Семей' },
  { code: 'KZ-11', kind: 'region', name: { en: 'Akmola Region', ru: 'Акмолинская область', kk: 'Ақмола облысы', zh: '阿克莫拉州' }, centre: 'Көкшетау' },
  { code: 'KZ-15', kind: 'region', name: { en: 'Aktobe Region', ru: 'Актюбинская область', kk: 'Ақтөбе облысы', zh: '阿克托别州' }, centre: 'Ақтөбе' },
  { code: 'KZ-19', kind: 'region', name: { en: 'Almaty Region', ru: 'Алматинская область', kk: 'Алматы облысы', zh: '阿拉木图州' }, centre: 'Қонаев' },
  { code: 'KZ-23', kind: 'region', name: { en: 'Atyrau Region', ru: 'Атырауская область', kk: 'Атырау облысы', zh: '阿特劳州' }, centre: 'Атырау' },
  {
    code: 'KZ-27',
    kind: 'region',
    name: { en: 'West Kazakhstan Region', ru: 'Западно-Казахстанская область', kk: 'Батыс Қазақстан облысы', zh: '西哈萨克斯坦州' },
    centre: 'Орал',
  },
  { code: 'KZ-31', kind: 'region', name: { en: 'Zhambyl Region', ru: 'Жамбылская область', kk: 'Жамбыл облысы', zh: '江布尔州' }, centre: 'Тараз' },
  { code: 'KZ-33', kind: 'region', name: { en: 'Zhetisu Region', ru: 'Область Жетысу', kk: 'Жетісу облысы', zh: '杰特苏州' }, centre: 'Талдықорған' },
  {
    code: 'KZ-35',
    kind: 'region',
    name: { en: 'Karaganda Region', ru: 'Карагандинская область', kk: 'Қарағанды облысы', zh: '卡拉干达州' },
    centre: 'Қарағанды',
  },
  { code: 'KZ-39', kind: 'region', name: { en: 'Kostanay Region', ru: 'Костанайская область', kk: 'Қостанай облысы', zh: '科斯塔奈州' }, centre: 'Қостанай' },
  {
    code: 'KZ-43',
    kind: 'region',
    name: { en: 'Kyzylorda Region', ru: 'Кызылординская область', kk: 'Қызылорда облысы', zh: '克孜勒奥尔达州' },
    centre: 'Қызылорда',
  },
  { code: 'KZ-47', kind: 'region', name: { en: 'Mangystau Region', ru: 'Мангистауская область', kk: 'Маңғыстау облысы', zh: '曼格斯套州' }, centre: 'Ақтау' },
  { code: 'KZ-55', kind: 'region', name: { en: 'Pavlodar Region', ru: 'Павлодарская область', kk: 'Павлодар облысы', zh: '巴甫洛达尔州' }, centre: 'Павлодар' },
  {
    code: 'KZ-59',
    kind: 'region',
    name: { en: 'North Kazakhstan Region', ru: 'Северо-Казахстанская область', kk: 'Солтүстік Қазақстан облысы', zh: '北哈萨克斯坦州' },
    centre: 'Петропавл',
  },
  {
    code: 'KZ-61',
    kind: 'region',
    name: { en: 'Turkistan Region', ru: 'Туркестанская область', kk: 'Түркістан облысы', zh: '突厥斯坦州' },
    centre: 'Түркістан',
  },
  { code: 'KZ-62', kind: 'region', name: { en: 'Ulytau Region', ru: 'Область Улытау', kk: 'Ұлытау облысы', zh: '乌勒套州' }, centre: 'Жезқазған' },
  {
    code: 'KZ-63',
    kind: 'region',
    name: { en: 'East Kazakhstan Region', ru: 'Восточно-Казахстанская область', kk: 'Шығыс Қазақстан облысы', zh: '东哈萨克斯坦州' },
    centre: 'Өскемен',
  },
  { code: 'KZ-71', kind: 'city', name: { en: 'Astana', ru: 'Астана', kk: 'Астана', zh: '阿斯塔纳' } },
  { code: 'KZ-75', kind: 'city', name: { en: 'Almaty', ru: 'Алматы', kk: 'Алматы', zh: '阿拉木图' } },
  { code: 'KZ-79', kind: 'city', name: { en: 'Shymkent', ru: 'Шымкент', kk: 'Шымкент', zh: '奇姆肯特' } },
] as const satisfies readonly Region[]
