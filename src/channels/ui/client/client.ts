import { Button, createAll, ErrorSummary, FileUpload, Radios, SkipLink } from 'govuk-frontend'
import { showSending } from './sending.ts'

createAll(Button, { preventDoubleClick: true })
createAll(ErrorSummary)
createAll(FileUpload)
createAll(Radios)
createAll(SkipLink)
showSending(document)
