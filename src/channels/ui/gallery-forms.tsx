import type { VNode } from 'preact'
import { BackLink } from './components/back-link.tsx'
import { Button, ButtonGroup } from './components/button.tsx'
import { CharacterCount } from './components/character-count.tsx'
import { Checkboxes } from './components/checkboxes.tsx'
import { DateInput } from './components/date-input.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { Fieldset } from './components/fieldset.tsx'
import { FileUpload } from './components/file-upload.tsx'
import { Icon } from './components/icon.tsx'
import { Input } from './components/input.tsx'
import { Radios } from './components/radios.tsx'
import { Select } from './components/select.tsx'
import { Sending } from './components/sending.tsx'
import { Textarea } from './components/textarea.tsx'

export interface Example {
  readonly name: string
  readonly example: VNode
}

const wrong = (text: string) => ({ text, visuallyHiddenText: 'Error' })

const day = (error: boolean) => ['Day', 'Month', 'Year'].map((label) => ({ name: label.toLowerCase(), label, error: error && label !== 'Year' }))

/** Fields and buttons. */
export const FORM_EXAMPLES: readonly Example[] = [
  { name: 'BackLink', example: <BackLink href="#back" text="Back" /> },
  {
    name: 'Button',
    example: (
      <ButtonGroup>
        <Button>
          Apply <Icon name="arrow" />
        </Button>{' '}
        <Button classes="govuk-button--secondary" text="Second choice" /> <Button classes="govuk-button--warning" text="Withdraw" />{' '}
        <Button disabled text="Not now" /> <a href="#third">Third choice</a>
      </ButtonGroup>
    ),
  },
  {
    name: 'Input',
    example: <Input name="given" label={{ text: 'Given names' }} hint={{ text: 'All names in the order of the passport' }} value="Anna Maria" />,
  },
  {
    name: 'Input with error',
    example: <Input name="surname" label={{ text: 'Surname' }} errorMessage={wrong('Write the surname in Latin letters, as in the passport')} value="Мюллер" />,
  },
  {
    name: 'Input with code and width',
    example: <Input name="passport" label={{ text: 'Passport number' }} classes="govuk-input--width-10 govuk-input--code" value="C01X0006H" />,
  },
  {
    name: 'Input with prefix and suffix',
    example: <Input name="income" label={{ text: 'Yearly income' }} prefix={{ text: '₸' }} suffix={{ text: 'a year' }} classes="govuk-input--width-10" />,
  },
  {
    name: 'Select',
    example: (
      <Select
        name="nationality"
        label={{ text: 'Nationality' }}
        value="DE"
        items={[
          { value: 'CN', text: 'China' },
          { value: 'DE', text: 'Germany' },
        ]}
      />
    ),
  },
  { name: 'Textarea', example: <Textarea name="note" label={{ text: 'What should we know?' }} rows={3} value="The hotel has moved." /> },
  {
    name: 'CharacterCount',
    example: (
      <CharacterCount
        name="reason"
        label={{ text: 'Why do you object?' }}
        maxlength={500}
        textareaDescriptionText="You can enter up to %{count} characters"
        rows={3}
      />
    ),
  },
  {
    name: 'DateInput',
    example: (
      <DateInput
        id="birth"
        namePrefix="birth"
        fieldset={{ legend: { text: 'Date of birth' } }}
        hint={{ text: 'For example, 31 3 1980' }}
        items={day(false)}
        values={{ 'birth-day': '31' }}
      />
    ),
  },
  {
    name: 'DateInput with error',
    example: (
      <DateInput
        id="expiry"
        namePrefix="expiry"
        fieldset={{ legend: { text: 'Passport valid until' } }}
        errorMessage={wrong('Day and month are missing')}
        items={day(true)}
      />
    ),
  },
  {
    name: 'Radios',
    example: (
      <Radios
        name="sex"
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: 'Sex in the passport' } }}
        value="F"
        items={[
          { value: 'F', text: 'Female' },
          { value: 'M', text: 'Male' },
          { value: 'X', text: 'Not stated (X)' },
        ]}
      />
    ),
  },
  {
    name: 'Radios with hints and a further question',
    example: (
      <Radios
        name="stay"
        fieldset={{ legend: { text: 'Where will you stay?' } }}
        value="other"
        items={[
          { value: 'hotel', text: 'In a hotel', hint: { text: 'The name is enough' } },
          { value: 'other', text: 'At another address', conditional: { text: <Input name="address" label={{ text: 'Address' }} /> } },
          { divider: 'or' },
          { value: 'none', text: 'I do not know yet' },
        ]}
      />
    ),
  },
  {
    name: 'Checkboxes',
    example: (
      <Checkboxes
        name="declare"
        errorMessage={wrong('Confirm that your answers are right')}
        items={[{ value: 'yes', text: 'My answers are right. I know that false ones make the card void.' }]}
      />
    ),
  },
  {
    name: 'FileUpload',
    example: (
      <FileUpload
        name="photo"
        label={{ text: 'Photo' }}
        hint={{ text: 'JPEG or PNG, up to 10 MB' }}
        javascript
        chooseFilesButtonText="Choose a file"
        dropInstructionText="or drop it here"
        noFileChosenText="No file chosen"
      />
    ),
  },
  { name: 'FileUpload without a drop zone', example: <FileUpload name="page" label={{ text: 'Passport page' }} /> },
  { name: 'Sending', example: <Sending label="Sending">Your file is on its way. This can take a minute on a slow line.</Sending> },
  {
    name: 'Fieldset',
    example: (
      <Fieldset legend={{ text: 'Address in Kazakhstan' }}>
        <Input name="street" label={{ text: 'Street' }} />
      </Fieldset>
    ),
  },
  {
    name: 'ErrorSummary',
    example: (
      <ErrorSummary
        disableAutoFocus
        titleText="Correct two fields"
        errorList={[
          { href: '#surname', text: 'Write the surname in Latin letters, as in the passport' },
          { href: '#expiry-day', text: 'Day and month are missing' },
        ]}
      />
    ),
  },
]
