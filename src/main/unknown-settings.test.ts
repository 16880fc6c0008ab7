import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SETTINGS } from './config.ts'
import { unknownSettings } from './unknown-settings.ts'

test('a variable that looks like a setting and is none is told, with the setting that is meant', () => {
  const told = unknownSettings({
    SAPAR_ORIGN: 'https://cards.example',
    SAPAR_MASTERKEY_FILE: '/run/key',
    SAPAR_COLOUR_OF_THE_SKY: 'blue',
    SAPAR_MAIL_FORM: 'x',
  })
  assert.deepEqual(told, [
    'SAPAR_COLOUR_OF_THE_SKY is no setting and changes nothing',
    'SAPAR_MAIL_FORM is no setting and changes nothing; is SAPAR_MAIL_FROM meant?',
    'SAPAR_MASTERKEY_FILE is no setting and changes nothing; is SAPAR_MASTER_KEY_FILE meant?',
    'SAPAR_ORIGN is no setting and changes nothing; is SAPAR_ORIGIN meant?',
  ])
})

test('settings, secrets from files and what belongs to others are not told', () => {
  const ours = Object.fromEntries([...SETTINGS, 'DATABASE_URL_FILE', 'SAPAR_SMTP_URL_FILE'].map((name) => [name, 'x']))
  assert.deepEqual(unknownSettings({ ...ours, PATH: '/bin', PORTS: '1', DATABASE_URI: 'x', MY_SAPAR_DATA: 'x' }), [])
})
