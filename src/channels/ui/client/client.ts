import { Button, Checkboxes, createAll, ErrorSummary, FileUpload, NotificationBanner, SkipLink, Tabs } from 'govuk-frontend'
import { showSending } from './sending.ts'
import { askWhileWaiting } from './waiting.ts'

// Radios is left out: it sets aria-expanded, which a radio button may not carry. The style sheet shows and hides further questions.
createAll(Button, { preventDoubleClick: true })
createAll(Checkboxes)
createAll(ErrorSummary)
createAll(FileUpload)
createAll(NotificationBanner)
createAll(SkipLink)
createAll(Tabs)
// The words of the drop zone stand without a space between them: a tool that compares what is seen with the name takes them for one word.
for (const comma of document.querySelectorAll('.govuk-file-upload-button > [id$="-comma"]')) comma.after(' ')
showSending(document)
askWhileWaiting(document)
