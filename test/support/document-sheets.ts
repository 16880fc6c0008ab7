import { readFileSync } from 'node:fs'
import type { CardSheet, CardText, LetterSheet } from '../../src/actions/ports.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import type { InFour, Language } from '../../src/core/kernel/language.ts'

/** Cards and letters to typeset in tests and measurements. The texts stand here so that a golden document does not change with the product's words. */

const WORDS = {
  title: { en: 'Tourist card', ru: 'Туристская карта', kk: 'Туристік карта', zh: '旅游卡' },
  demo: {
    en: 'Demonstration, not a government service. Not a travel document.',
    ru: 'Демонстрация, не государственная услуга. Не проездной документ.',
    kk: 'Көрсетілім, мемлекеттік қызмет емес. Жол жүру құжаты емес.',
    zh: '演示样本，不是政府服务，不是旅行证件。',
  },
  number: { en: 'Card No', ru: 'Карта №', kk: 'Карта №', zh: '卡号' },
  from: { en: 'Valid from', ru: 'Действительна с', kk: 'Басталуы', zh: '生效日期' },
  until: { en: 'Valid until', ru: 'Действительна до', kk: 'Аяқталуы', zh: '截止日期' },
  stay: { en: 'Stay', ru: 'Срок пребывания', kk: 'Болу мерзімі', zh: '停留' },
  entries: { en: 'Entries', ru: 'Въезды', kk: 'Кіру', zh: '入境' },
  surname: { en: 'Surname', ru: 'Фамилия', kk: 'Тегі', zh: '姓' },
  givenNames: { en: 'Given names', ru: 'Имена', kk: 'Аты', zh: '名' },
  ownScript: { en: 'Name in own script', ru: 'Имя своим письмом', kk: 'Аты өз жазуында', zh: '本族文字姓名' },
  passport: { en: 'Passport No', ru: 'Паспорт №', kk: 'Паспорт №', zh: '护照号码' },
  nationality: { en: 'Nationality', ru: 'Гражданство', kk: 'Азаматтығы', zh: '国籍' },
  born: { en: 'Born', ru: 'Дата рождения', kk: 'Туған күні', zh: '出生日期' },
  sex: { en: 'Sex', ru: 'Пол', kk: 'Жынысы', zh: '性别' },
  purpose: { en: 'Purpose', ru: 'Цель поездки', kk: 'Мақсаты', zh: '目的' },
  issued: { en: 'Issued', ru: 'Выдана', kk: 'Берілді', zh: '签发日期' },
  authority: { en: 'Authority', ru: 'Выдавший орган', kk: 'Берген орган', zh: '签发机关' },
  check: { en: 'Check this card', ru: 'Проверить карту', kk: 'Картаны тексеру', zh: '核验本卡' },
  seal: { en: 'Seal for the border', ru: 'Печать для границы', kk: 'Шекараға арналған мөр', zh: '供边检查验的签章' },
  carriers: {
    en: 'For carriers and other states',
    ru: 'Для перевозчиков и других государств',
    kk: 'Тасымалдаушылар мен басқа мемлекеттерге',
    zh: '供承运人和其他国家查验',
  },
  use: { en: 'How to use this card', ru: 'Как пользоваться картой', kk: 'Картаны қалай пайдалану керек', zh: '如何使用本卡' },
  show: {
    en: 'Show it with the passport named above, printed or on your phone.',
    ru: 'Предъявляйте её вместе с указанным выше паспортом, на бумаге или на экране телефона.',
    kk: 'Оны жоғарыда көрсетілген паспортпен бірге, қағазда немесе телефон экранында көрсетіңіз.',
    zh: '与上述护照一同出示，打印件或手机均可。',
  },
  enter: {
    en: 'Enter on any day from 12 January 2027; leave within 45 days of entry and not after 11 April 2027.',
    ru: 'Въезд в любой день с 12 января 2027 года; выезд в течение 45 дней после въезда и не позднее 11 апреля 2027 года.',
    kk: '2027 жылғы 12 қаңтардан бастап кез келген күні кіріңіз; кіргеннен кейін 45 күн ішінде және 2027 жылғы 11 сәуірден кешіктірмей шығыңыз.',
    zh: '2027 年 1 月 12 日起任意一天入境；入境后 45 天内离境，且不晚于 2027 年 4 月 11 日。',
  },
} as const satisfies Readonly<Record<string, InFour>>

const OWN_SCRIPT: InFour = { en: '', ru: 'Жолдыбаева Ёлка', kk: 'Әбдіқадырқызы Гүлнәр Ұңғү', zh: '陈小雨 龑𬭚' }

const PORTRAIT = readFileSync(new URL('../samples/portraits/ok-white.jpg', import.meta.url))

/** As long as real ones are: 167 bytes, 1,100 characters. */
export const SEAL = { vds: Uint8Array.from({ length: 167 }, (_, n) => (n * 37) % 251), vdsNc: JSON.stringify({ data: 'x'.repeat(420), sig: 'y'.repeat(650) }) }

const inBoth = (word: keyof typeof WORDS, language: Language): CardText => ({ en: WORDS[word].en, own: WORDS[word][language] })

export function cardSheet(language: Language, changes: Partial<CardSheet> = {}): CardSheet {
  const languages: Language[] = language === 'en' ? ['en'] : ['en', language]
  return {
    title: inBoth('title', language),
    demoBand: inBoth('demo', language),
    specimen: 'SPECIMEN',
    cardNumberLabel: inBoth('number', language),
    cardNumber: 'T7K2M94QX',
    validity: [
      { label: inBoth('from', language), value: '12 JAN 2027' },
      { label: inBoth('until', language), value: '11 APR 2027' },
      { label: inBoth('stay', language), value: '45 days' },
      { label: inBoth('entries', language), value: '1 (one)' },
    ],
    fields: fieldsOf(language),
    portraitJpeg: PORTRAIT,
    portraitAlt: 'Portrait of the holder',
    mrz: ['V<UTOUTOPIA<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<', 'X1234567<7UTO9005123F2704117T7K2M94QX<<<<<<<'],
    seal: SEAL,
    sealLabel: inBoth('seal', language),
    vdsNcLabel: inBoth('carriers', language),
    checkAddress: 'https://sapar.example/check/T7K2M94QX',
    checkLabel: inBoth('check', language),
    howToUse: languages.map((spoken) => ({ language: spoken, title: WORDS.use[spoken], lines: [WORDS.show[spoken], WORDS.enter[spoken]] })),
    language,
    issuedAt: instant('2026-12-18T05:06:07.000Z'),
    documentTitle: 'Tourist card T7K2M94QX',
    ...changes,
  }
}

function fieldsOf(language: Language): CardSheet['fields'] {
  const field = (word: keyof typeof WORDS, value: string, shape: { wide?: boolean; mono?: boolean } = {}): CardSheet['fields'][number] => ({
    label: inBoth(word, language),
    value,
    wide: shape.wide ?? false,
    mono: shape.mono ?? false,
  })
  return [
    field('surname', 'UTOPIA', { wide: true }),
    field('givenNames', 'ANNA MARIA', { wide: true }),
    ...(OWN_SCRIPT[language] ? [field('ownScript', OWN_SCRIPT[language], { wide: true })] : []),
    field('passport', 'X1234567', { mono: true }),
    field('nationality', 'UTO Utopia'),
    field('born', '12 MAY 1990'),
    field('sex', 'F'),
    field('purpose', 'Tourism'),
    field('issued', '18 DEC 2026'),
    field('authority', 'Demo Migration Agency, Astana', { wide: true }),
  ]
}

export function letterSheet(changes: Partial<LetterSheet> = {}): LetterSheet {
  return {
    demoBand: 'Демонстрация, не государственная услуга.',
    agency: 'Демонстрационное миграционное агентство',
    heading: 'Квитанция об оплате',
    paragraphs: ['Мы получили оплату вашей заявки на туристскую карту.', 'Решение будет принято не позднее 25 декабря 2026 года.'],
    facts: [
      { label: 'Квитанция', value: 'AST-2026-000123 K4QX' },
      { label: 'Заявитель', value: 'UTOPIA ANNA MARIA' },
      { label: 'Всего', value: '18 000 ₸' },
    ],
    closing: ['Сохраните эту квитанцию.'],
    qrText: 'https://sapar.example/check/receipt/AST-2026-000123-K4QX',
    qrLabel: 'Проверить квитанцию',
    language: 'ru',
    writtenAt: instant('2026-12-18T05:06:07.000Z'),
    documentTitle: 'Квитанция AST-2026-000123',
    ...changes,
  }
}
