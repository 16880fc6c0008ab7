import type { VNode } from 'preact'
import { BackLink } from './components/back-link.tsx'
import { Breadcrumbs } from './components/breadcrumbs.tsx'
import { Button, ButtonGroup } from './components/button.tsx'
import { CharacterCount } from './components/character-count.tsx'
import { Checkboxes } from './components/checkboxes.tsx'
import { DateInput } from './components/date-input.tsx'
import { Details } from './components/details.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { Fieldset } from './components/fieldset.tsx'
import { FileUpload } from './components/file-upload.tsx'
import { Icon } from './components/icon.tsx'
import { Input } from './components/input.tsx'
import { InsetText } from './components/inset-text.tsx'
import { NotificationBanner } from './components/notification-banner.tsx'
import { Pagination } from './components/pagination.tsx'
import { Panel } from './components/panel.tsx'
import { Radios } from './components/radios.tsx'
import { Select } from './components/select.tsx'
import { Sending } from './components/sending.tsx'
import { SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { Tabs } from './components/tabs.tsx'
import { Tag } from './components/tag.tsx'
import { TaskList } from './components/task-list.tsx'
import { Textarea } from './components/textarea.tsx'
import { WarningText } from './components/warning-text.tsx'

export interface Example {
  readonly name: string
  readonly example: VNode
}

const wrong = (text: string) => ({ text, visuallyHiddenText: 'Error' })

const day = (error: boolean) => ['Day', 'Month', 'Year'].map((label) => ({ name: label.toLowerCase(), label, error: error && label !== 'Year' }))

/** Fields and buttons. */
export const FORM_EXAMPLES: readonly Example[] = [
  { name: 'BackLink', example: <BackLink href="#back" text="Back" /> },
  { name: 'Button', example: <ButtonGroup><Button>Apply <Icon name="arrow" /></Button> <Button classes="govuk-button--secondary" text="Second choice" /> <Button classes="govuk-button--warning" text="Withdraw" /> <Button disabled text="Not now" /> <a href="#third">Third choice</a></ButtonGroup> },
  { name: 'Input', example: <Input name="given" label={{ text: 'Given names' }} hint={{ text: 'All names in the order of the passport' }} value="Anna Maria" /> },
  { name: 'Input with error', example: <Input name="surname" label={{ text: 'Surname' }} errorMessage={wrong('Write the surname in Latin letters, as in the passport')} value="Мюллер" /> },
  { name: 'Input with code and width', example: <Input name="passport" label={{ text: 'Passport number' }} classes="govuk-input--width-10 govuk-input--code" value="C01X0006H" /> },
  { name: 'Input with prefix and suffix', example: <Input name="income" label={{ text: 'Yearly income' }} prefix={{ text: '₸' }} suffix={{ text: 'a year' }} classes="govuk-input--width-10" /> },
  { name: 'Select', example: <Select name="nationality" label={{ text: 'Nationality' }} value="DE" items={[{ value: 'CN', text: 'China' }, { value: 'DE', text: 'Germany' }]} /> },
  { name: 'Textarea', example: <Textarea name="note" label={{ text: 'What should we know?' }} rows={3} value="The hotel has moved." /> },
  { name: 'CharacterCount', example: <CharacterCount name="reason" label={{ text: 'Why do you object?' }} maxlength={500} textareaDescriptionText="You can enter up to %{count} characters" rows={3} /> },
  { name: 'DateInput', example: <DateInput id="birth" namePrefix="birth" fieldset={{ legend: { text: 'Date of birth' } }} hint={{ text: 'For example, 31 3 1980' }} items={day(false)} values={{ 'birth-day': '31' }} /> },
  { name: 'DateInput with error', example: <DateInput id="expiry" namePrefix="expiry" fieldset={{ legend: { text: 'Passport valid until' } }} errorMessage={wrong('Day and month are missing')} items={day(true)} /> },
  { name: 'Radios', example: <Radios name="sex" classes="govuk-radios--inline" fieldset={{ legend: { text: 'Sex in the passport' } }} value="F" items={[{ value: 'F', text: 'Female' }, { value: 'M', text: 'Male' }, { value: 'X', text: 'Not stated (X)' }]} /> },
  { name: 'Radios with hints and a further question', example: <Radios name="stay" fieldset={{ legend: { text: 'Where will you stay?' } }} value="other" items={[{ value: 'hotel', text: 'In a hotel', hint: { text: 'The name is enough' } }, { value: 'other', text: 'At another address', conditional: { text: <Input name="address" label={{ text: 'Address' }} /> } }, { divider: 'or' }, { value: 'none', text: 'I do not know yet' }]} /> },
  { name: 'Checkboxes', example: <Checkboxes name="declare" errorMessage={wrong('Confirm that your answers are right')} items={[{ value: 'yes', text: 'My answers are right. I know that false ones make the card void.' }]} /> },
  { name: 'FileUpload', example: <FileUpload name="photo" label={{ text: 'Photo' }} hint={{ text: 'JPEG or PNG, up to 10 MB' }} javascript chooseFilesButtonText="Choose a file" dropInstructionText="or drop it here" noFileChosenText="No file chosen" /> },
  { name: 'FileUpload without a drop zone', example: <FileUpload name="page" label={{ text: 'Passport page' }} /> },
  { name: 'Sending', example: <Sending label="Sending">Your file is on its way. This can take a minute on a slow line.</Sending> },
  { name: 'Fieldset', example: <Fieldset legend={{ text: 'Address in Kazakhstan' }}><Input name="street" label={{ text: 'Street' }} /></Fieldset> },
  { name: 'ErrorSummary', example: <ErrorSummary disableAutoFocus titleText="Correct two fields" errorList={[{ href: '#surname', text: 'Write the surname in Latin letters, as in the passport' }, { href: '#expiry-day', text: 'Day and month are missing' }]} /> },
]

/** Lists, messages and the rest of govuk-frontend. */
export const GOVUK_EXAMPLES: readonly Example[] = [
  { name: 'Breadcrumbs', example: <Breadcrumbs labelText="Breadcrumb" items={[{ href: '#home', text: 'Services' }, { text: 'Tourist card' }]} /> },
  { name: 'Details', example: <Details summaryText="If you stay less than 30 days"><p>Then you need no card; your passport is enough.</p></Details> },
  { name: 'InsetText', example: <InsetText text="Your answers are kept for 30 days." /> },
  { name: 'NotificationBanner', example: <NotificationBanner titleText="Important" text="The counter in Almaty is closed on 16 December." /> },
  { name: 'NotificationBanner of success', example: <NotificationBanner type="success" disableAutoFocus titleId="success-title" titleText="Done" text="Your new photo has arrived." /> },
  { name: 'Panel', example: <Panel headingLevel={3} titleText="Application sent" text="Your case is TC-7K2M-94QX" /> },
  { name: 'Pagination', example: <Pagination landmarkLabel="Pages" previous={{ href: '#1', text: 'Previous' }} next={{ href: '#3', text: 'Next' }} items={[{ number: 1, href: '#1', visuallyHiddenText: 'Page 1' }, { number: 2, href: '#2', visuallyHiddenText: 'Page 2', current: true }, { ellipsis: true }, { number: 9, href: '#9', visuallyHiddenText: 'Page 9' }]} /> },
  { name: 'SummaryList', example: <SummaryList rows={[{ key: { text: 'Name' }, value: { text: 'RAMAN PRIYA' }, actions: { items: [{ href: '#name', text: 'Change', visuallyHiddenText: 'name' }] } }, { key: { text: 'Stay' }, value: { text: '45 days, one entry' }, actions: { items: [{ href: '#stay', text: 'Change', visuallyHiddenText: 'stay' }] } }]} /> },
  { name: 'SummaryList in a card', example: <SummaryList card={{ title: { text: 'Documents', headingLevel: 3 }, tag: <Tag classes="sapar-tag--good" text="All checked" /> }} rows={[{ key: { text: 'Photo' }, value: { text: 'All nine rules are met' } }, { key: { text: 'Passport page' }, value: { text: 'Read, agrees with your answers' } }]} /> },
  { name: 'Table', example: <Table caption="Fees" firstCellIsHeader head={[{ text: 'Speed' }, { text: 'Fee', format: 'numeric' }]} rows={[[{ text: 'Standard' }, { text: '30,275 ₸', format: 'numeric' }], [{ text: 'Express' }, { text: '38,925 ₸', format: 'numeric' }]]} /> },
  { name: 'Tabs', example: <Tabs idPrefix="tab" title="Contents" items={[{ label: 'By card', id: 'by-card', panel: { text: 'Visa or Mastercard.' } }, { label: 'At a window', id: 'at-window', panel: { text: 'With the code of your case.' } }]} /> },
  { name: 'Tag', example: <Tag text="New" /> },
  { name: 'TaskList', example: <TaskList items={[{ title: { text: 'Personal details' }, href: '#details', status: { text: 'Done' } }, { title: { text: 'Photo' }, hint: { text: 'White ground, taken this half-year' }, href: '#photo-task', status: { tag: { text: 'To do' } } }]} /> },
  { name: 'WarningText', example: <WarningText iconFallbackText="Warning" text="A card used after its last day costs a fine." /> },
]
