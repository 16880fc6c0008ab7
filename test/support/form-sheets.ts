import type { FormSheet } from '../../src/actions/ports/form-sheet.ts'
import { instant } from '../../src/core/kernel/instant.ts'

const question = { condition: '', hints: [], answer: '' }

const SECTIONS: FormSheet['sections'] = [
  {
    title: 'О вас',
    condition: '',
    questions: [
      { ...question, number: 1, label: 'Фамилия', hints: ['Как в паспорте'], room: { kind: 'boxes', count: 39 } },
      { ...question, number: 2, label: 'Имя', answer: 'Әбдіқадырқызы Гүлнәр' },
      { ...question, number: 3, label: 'Имя своим письмом', answer: '陈小雨' },
      { ...question, number: 5, label: 'Дата рождения', room: { kind: 'date', marks: ['ДД', 'ММ', 'ГГГГ'] } },
    ],
  },
  {
    title: 'Пасека',
    condition: 'Только если есть пчёлы',
    questions: [
      { ...question, number: 6, label: 'Цвет', condition: 'Только если есть улей', room: { kind: 'choices', options: ['жёлтый', 'белый'] } },
      { ...question, number: 7, label: 'Рассказ', room: { kind: 'lines', count: 3 } },
    ],
  },
]

/** A form to typeset in tests, with every kind of room. Its texts stand here, so that a golden document does not change with the product's words. */
export function formSheet(changes: Partial<FormSheet> = {}): FormSheet {
  return {
    demoBand: 'Демонстрация, не государственная услуга.',
    specimen: 'SPECIMEN',
    agency: 'Демонстрационное миграционное агентство',
    heading: 'Пчеловодство',
    caption: 'Заявление',
    codeLabel: 'Номер дела',
    code: 'BK-7K2M-94QX',
    codeAlt: 'Номер дела в виде QR-кода',
    how: { title: 'Как заполнить', lines: ['Пишите ручкой.', 'Сдайте в отдел.'] },
    sections: SECTIONS,
    papers: {
      title: 'Документы',
      lines: ['Отметьте, что приносите.'],
      items: [
        { name: 'Фотография', notes: ['Светлый фон', 'Без тени'], condition: '', given: 'Уже получено' },
        { name: 'Письмо', notes: [], condition: 'Только если просят', given: '' },
      ],
    },
    declaration: { title: 'Подтверждение', lines: ['Мои ответы верны.'], place: 'Место', date: 'Дата', signature: 'Подпись' },
    office: { title: 'Заполняет отдел', lines: ['Принято', 'Примечания'] },
    foot: 'Пчеловодство, версия 2030-02',
    pageOf: 'Страница {page} из {pages}',
    language: 'ru',
    writtenAt: instant('2026-12-18T05:06:07.000Z'),
    documentTitle: 'Пчеловодство: заявление BK-7K2M-94QX',
    ...changes,
  }
}
